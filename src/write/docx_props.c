/*
 * docProps: what the file says about itself.  Nothing of the machine and
 * nothing of the clock: the same plan gives the same bytes.
 */
#include "write/docx_part.h"

#include "base/epoch.h"
#include "base/version.h"

#include <string.h>

#define NS_VT NS_OFFICE "docPropsVTypes"

/* The build time if one is given, else the day of the document; NULL: neither
 * is there. */
static const char *created_at(const struct docx *docx)
{
    struct tm utc;

    if (epoch_get(&utc))
        return arena_printf(docx->arena, "%04d-%02d-%02dT%02d:%02d:%02dZ",
                            utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                            utc.tm_hour, utc.tm_min, utc.tm_sec);
    if (!date_is_set(docx->plan->meta.date))
        return NULL;
    return arena_printf(docx->arena, "%sT00:00:00Z",
                        date_iso(docx->plan->meta.date, docx->arena));
}

/* The title on one line. */
static const char *flat_title(const struct docx *docx)
{
    char *title = arena_strdup(docx->arena, docx->plan->title);
    char *to = title;
    for (const char *from = title; *from != '\0'; from++)
        if (*from != '\n')
            *to++ = *from;
    *to = '\0';
    return title;
}

static void write_time(struct xml *xml, const char *name, const char *time)
{
    xml_start_with(xml, name, "xsi:type", "dcterms:W3CDTF", NULL);
    xml_text(xml, time, strlen(time));
    xml_end(xml);
}

void docx_write_core(struct docx *docx)
{
    struct xml *xml = docx->xml;
    const struct names *issuers = &docx->plan->meta.issuer;
    const char *time = created_at(docx);

    xml_start_with(xml, "cp:coreProperties", "xmlns:cp",
                   NS_PACKAGE "metadata/core-properties", "xmlns:dc",
                   "http://purl.org/dc/elements/1.1/", "xmlns:dcterms",
                   "http://purl.org/dc/terms/", "xmlns:xsi",
                   "http://www.w3.org/2001/XMLSchema-instance", NULL);
    if (docx->plan->title != NULL)
        xml_element(xml, "dc:title", flat_title(docx));
    if (issuers->n > 0)
        xml_element(xml, "dc:creator",
                    docx_join(docx, issuers->items, issuers->n, "、"));
    xml_element(xml, "dc:language", "zh-CN");
    if (time != NULL) {
        write_time(xml, "dcterms:created", time);
        write_time(xml, "dcterms:modified", time);
    }
    xml_end(xml);
}

void docx_write_app(struct docx *docx)
{
    xml_start_with(docx->xml, "Properties", "xmlns",
                   NS_OFFICE "extended-properties", NULL);
    /* AppVersion has no room for a version of three numbers */
    xml_element(docx->xml, "Application", "fangan/" FANGAN_VERSION);
    xml_end(docx->xml);
}

static void write_property(struct xml *xml, int id, const char *name,
                           const char *value)
{
    xml_start_with(xml, "property", "fmtid",
                   "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", NULL);
    xml_attribute_int(xml, "pid", id);
    xml_attribute(xml, "name", name);
    xml_element(xml, "vt:lpwstr", value);
    xml_end(xml);
}

void docx_write_custom(struct docx *docx)
{
    xml_start_with(docx->xml, "Properties", "xmlns",
                   NS_OFFICE "custom-properties", "xmlns:vt", NS_VT, NULL);
    write_property(docx->xml, 2, "schema", "fangan-plan/1");
    if (docx->plan->kind != NULL)
        write_property(docx->xml, 3, "kind", docx->plan->kind);
    xml_end(docx->xml);
}
