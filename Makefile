# fangan: make builds everything and renders plans/ into out/; make check
# passes the tests.  GNU make; no configure.
#
#   make CC=clang CONFIG=clang     another compiler, beside the first
#   make prefix=/usr DESTDIR=/tmp/x install

CONFIG ?= release
prefix ?= /usr/local
bindir = $(DESTDIR)$(prefix)/bin
libdir = $(DESTDIR)$(prefix)/lib/fangan
sharedir = $(DESTDIR)$(prefix)/share/fangan
mandir = $(DESTDIR)$(prefix)/share/man
bashdir = $(DESTDIR)$(prefix)/share/bash-completion/completions
zshdir = $(DESTDIR)$(prefix)/share/zsh/site-functions
fishdir = $(DESTDIR)$(prefix)/share/fish/vendor_completions.d

BUILD = out/build/$(CONFIG)
HOME_OF = $(if $(filter release,$(CONFIG)),out,$(BUILD))
BIN = $(HOME_OF)/bin/fangan
MODULE_NAMES = docx docx_reader line pdf sqlite
MODULES = $(MODULE_NAMES:%=$(HOME_OF)/lib/fangan/%.so)

# -- What it is built from ---------------------------------------------------

# What each part links to.  The program itself stays small: a command that
# writes no PDF never loads HarfBuzz (docs/fangan.1, FILES).
PROGRAM_PACKAGES = libcmark yaml-0.1 jansson libutf8proc
DOCX_PACKAGES = libzip libdeflate
DOCX_READER_PACKAGES = libxml-2.0 libzip
LINE_PACKAGES = libedit
PDF_PACKAGES = harfbuzz harfbuzz-subset fontconfig libpng libdeflate
SQLITE_PACKAGES = sqlite3
TEST_PACKAGES = cmocka
ALL_PACKAGES = $(PROGRAM_PACKAGES) $(DOCX_PACKAGES) $(DOCX_READER_PACKAGES) \
	$(LINE_PACKAGES) $(PDF_PACKAGES) $(SQLITE_PACKAGES) $(TEST_PACKAGES)
DEBIAN_PACKAGES = gcc libc6-dev pkg-config libcmark-dev libyaml-dev \
	libjansson-dev libutf8proc-dev libxml2-dev libzip-dev libharfbuzz-dev \
	libfontconfig-dev libpng-dev libdeflate-dev libhpdf-dev \
	libcmocka-dev libedit-dev libsqlite3-dev poppler-utils qpdf perl
CI_PACKAGES = clang libclang-rt-14-dev clang-format valgrind mandoc shellcheck \
	libharfbuzz-bin pandoc python3-docx sqlite3 ninja-build parallel \
	openssh-server

DOCX_SOURCES = src/base/zip.c src/write/xml.c $(wildcard src/write/docx*.c)
DOCX_READER_SOURCES = src/base/unzip.c $(wildcard src/read/docx*.c)
LINE_SOURCES = src/cli/line.c
PDF_SOURCES = $(filter-out src/font/config.c,$(wildcard src/font/*.c)) \
	$(wildcard src/write/pdf*.c)
SQLITE_SOURCES = src/read/sqlite.c
MAIN_SOURCE = src/main.c
MODULE_SOURCES = $(DOCX_SOURCES) $(DOCX_READER_SOURCES) $(LINE_SOURCES) \
	$(PDF_SOURCES) $(SQLITE_SOURCES)
PROGRAM_SOURCES = $(filter-out $(MODULE_SOURCES) $(MAIN_SOURCE),\
	$(wildcard src/*.c src/*/*.c))
TEST_SOURCES = $(wildcard tests/unit/test_*.c)

object = $(patsubst %.c,$(BUILD)/%.o,$(1))
PROGRAM_OBJECTS = $(call object,$(PROGRAM_SOURCES))
DOCX_OBJECTS = $(call object,$(DOCX_SOURCES))
DOCX_READER_OBJECTS = $(call object,$(DOCX_READER_SOURCES))
LINE_OBJECTS = $(call object,$(LINE_SOURCES))
PDF_OBJECTS = $(call object,$(PDF_SOURCES))
SQLITE_OBJECTS = $(call object,$(SQLITE_SOURCES))
MAIN_OBJECT = $(call object,$(MAIN_SOURCE))
TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(TEST_SOURCES))
OBJECTS = $(PROGRAM_OBJECTS) $(call object,$(MODULE_SOURCES)) $(MAIN_OBJECT)

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla -Wundef -Wformat=2 $(WERROR)
CFLAGS ?= -O2 -g
SANITIZE_asan = -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
SANITIZE_cover = --coverage -O0
SANITIZE = $(SANITIZE_$(CONFIG))
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Isrc -fPIC -fno-semantic-interposition \
	-fstack-protector-strong \
	$(WARNINGS) $(CPPFLAGS) $(PACKAGE_CFLAGS) $(CFLAGS) $(SANITIZE)
ALL_LDFLAGS = $(LDFLAGS) $(SANITIZE)

# -- Targets -----------------------------------------------------------------

PLANS = $(wildcard plans/*.md)
RENDERED = $(patsubst plans/%.md,out/%.docx,$(PLANS)) \
	$(patsubst plans/%.md,out/%.pdf,$(PLANS))

# $(call SAY,ENGLISH,CHINESE): in the user's language, as the program does.
SAY = case "$${LC_ALL:-$${LC_MESSAGES:-$$LANG}}" in \
	zh*) printf '%s\n' $(2);; *) printf '%s\n' $(1);; esac

.PHONY: all build plans check check-office asan valgrind bench cover fuzz \
	accept fmt fmt-check install uninstall clean ci-deps tests docs FORCE
.DELETE_ON_ERROR:
.SUFFIXES:

all: build plans out/build/told

build: $(BIN) $(MODULES)

plans: $(RENDERED)

# What there is now, and what to do next; told when something was made.
out/build/told: $(BIN) $(MODULES) $(RENDERED)
	@$(call SAY,'' \
	  'Done: $(BIN) is the program; the plans of plans/ are in out/ as Word files and PDFs.' \
	  'Next: make check                        runs the tests' \
	  '      export PATH="$$PWD/out/bin:$$PATH"  lets this shell find fangan; then: fangan help' \
	  '      make install                      installs it below $(prefix)' \
	  'README.md shows how to draft a plan and how to check and print it.', \
	  '' \
	  '完成：程序是 $(BIN)；plans/ 里的方案已在 out/ 里生成 Word 文档和 PDF。' \
	  '接着：make check                        运行测试' \
	  '      export PATH="$$PWD/out/bin:$$PATH"  这个终端里可以直接用 fangan；再用 fangan help' \
	  '      make install                      安装到 $(prefix)' \
	  '怎样起草、检查、印制方案，见 README.zh-CN.md。')
	@touch $@

# The packages are looked for once; a package that went away, or another
# Makefile, makes it look again.  GNU make starts over once this file is new.
NEEDS_NOTHING = clean uninstall fmt fmt-check
ifneq ($(filter-out $(NEEDS_NOTHING),$(or $(MAKECMDGOALS),all)),)
include out/build/packages.mk
ifneq ($(shell pkg-config --exists $(ALL_PACKAGES) 2>&1 || echo no),)
out/build/packages.mk: FORCE
endif
ifneq ($(shell sh fonts/fetch.sh --check >/dev/null 2>&1 || echo no),)
out/build/fonts: FORCE
endif
endif

SUDO = $(if $(filter-out 0,$(shell id -u)),sudo)
APT_GET = $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
	-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3
# libharu has no .pc file: only a compiler can tell
HPDF_PROBE = printf '\043include <hpdf.h>\nint main(void) { return HPDF_New(0, 0) == 0; }\n' \
	| $(CC) -xc - -o /dev/null -lhpdf >/dev/null 2>&1
IS_COMPLETE = pkg-config --exists $(ALL_PACKAGES) 2>/dev/null \
	&& $(HPDF_PROBE) && command -v pdftotext >/dev/null \
	&& command -v qpdf >/dev/null && command -v prove >/dev/null
NOT_INSTALLED = for p in $(1); do \
	dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null \
	| grep -qx installed || printf '%s ' $$p; done
static_or_shared = $$(for l in $(1); do \
	if $(CC) -print-file-name=lib$$l.a | grep -q /; then \
	printf -- '-l:lib%s.a ' $$l; else printf -- '-l%s ' $$l; fi; done)

out/build/packages.mk: Makefile
	@mkdir -p $(@D)
	@if ! { $(IS_COMPLETE); }; then \
	  if ! command -v apt-get >/dev/null; then \
	    echo "make: fangan needs these Debian packages, or what they are called here:" >&2; \
	    printf '  %s\n' $(DEBIAN_PACKAGES) >&2; \
	    echo "Install them and run make again." >&2; exit 1; fi; \
	  missing=$$($(call NOT_INSTALLED,$(DEBIAN_PACKAGES))); \
	  $(call SAY,"installing $$missing (log: out/build/apt.log)",\
	    "正在安装 $$missing（记录在 out/build/apt.log）"); \
	  { $(APT_GET) update && $(APT_GET) install --no-install-recommends $$missing; } \
	    >out/build/apt.log 2>&1 || { tail -n 20 out/build/apt.log >&2; \
	    echo "make: could not install $$missing" >&2; exit 1; }; \
	  { $(IS_COMPLETE); } || { echo "make: still incomplete after installing: see out/build/apt.log" >&2; exit 1; }; fi
	@{ echo "PACKAGE_CFLAGS = $$(pkg-config --cflags $(ALL_PACKAGES))"; \
	  echo "PROGRAM_LIBS = $(call static_or_shared,cmark yaml jansson utf8proc)"; \
	  echo "DOCX_LIBS = $$(pkg-config --libs $(DOCX_PACKAGES))"; \
	  echo "DOCX_READER_LIBS = $$(pkg-config --libs $(DOCX_READER_PACKAGES))"; \
	  echo "LINE_LIBS = $$(pkg-config --libs $(LINE_PACKAGES))"; \
	  echo "PDF_LIBS = $$(pkg-config --libs $(PDF_PACKAGES)) -lhpdf"; \
	  echo "SQLITE_LIBS = $$(pkg-config --libs $(SQLITE_PACKAGES))"; \
	  echo "TEST_LIBS = $$(pkg-config --libs $(TEST_PACKAGES))"; } >$@.new
	@mv $@.new $@

# Another compiler or other flags: everything is compiled again.
FLAGS = $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS)
ifneq ($(strip $(file <$(BUILD)/flags)),$(strip $(FLAGS)))
$(BUILD)/flags: FORCE
endif
$(BUILD)/flags:
	@mkdir -p $(@D)
	@echo '$(strip $(FLAGS))' >$@

# The first time it takes as long as to want a word.
$(BUILD)/begun: | out/build/packages.mk
	@mkdir -p $(@D)
	@$(call SAY,'compiling into $(BUILD): a minute or two','正在编译到 $(BUILD)：要一两分钟')
	@touch $@
$(BUILD)/tests/begun:
	@mkdir -p $(@D)
	@$(call SAY,'compiling the tests: a minute','正在编译测试程序：要一分钟')
	@touch $@

$(OBJECTS): $(BUILD)/%.o: %.c $(BUILD)/flags | $(BUILD)/begun
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

$(BIN): $(MAIN_OBJECT) $(PROGRAM_OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(CC) -rdynamic $(ALL_LDFLAGS) $^ -o $@ $(PROGRAM_LIBS) -ldl

$(HOME_OF)/lib/fangan/docx.so: $(DOCX_OBJECTS)
$(HOME_OF)/lib/fangan/docx.so: MODULE_LIBS = $(DOCX_LIBS)
$(HOME_OF)/lib/fangan/docx_reader.so: $(DOCX_READER_OBJECTS)
$(HOME_OF)/lib/fangan/docx_reader.so: MODULE_LIBS = $(DOCX_READER_LIBS)
$(HOME_OF)/lib/fangan/line.so: $(LINE_OBJECTS)
$(HOME_OF)/lib/fangan/line.so: MODULE_LIBS = $(LINE_LIBS)
$(HOME_OF)/lib/fangan/pdf.so: $(PDF_OBJECTS)
$(HOME_OF)/lib/fangan/pdf.so: MODULE_LIBS = $(PDF_LIBS)
$(HOME_OF)/lib/fangan/sqlite.so: $(SQLITE_OBJECTS)
$(HOME_OF)/lib/fangan/sqlite.so: MODULE_LIBS = $(SQLITE_LIBS)
# -Bsymbolic: nobody replaces a module's functions, so nobody looks for them.
$(MODULES):
	@mkdir -p $(@D)
	$(Q)$(CC) -shared -Wl,-Bsymbolic $(ALL_LDFLAGS) $^ -o $@ -Wl,--as-needed $(MODULE_LIBS)

out/build/fonts: fonts/fetch.sh fonts/fonts.yaml
	@mkdir -p $(@D)
	$(Q)sh fonts/fetch.sh
	@touch $@

# The same bytes leave a file's time as it was: touch says that it was made.
out/%.docx out/%.pdf &: plans/%.md $(BIN) $(MODULES) out/build/fonts \
		$(wildcard templates/*/parts.txt templates/*.yaml templates/*.txt)
	$(Q)$(BIN) build $< -o out/
	@touch out/$*.docx out/$*.pdf

# -- Tests -------------------------------------------------------------------

TESTED_OBJECTS = $(PROGRAM_OBJECTS) $(DOCX_OBJECTS) $(DOCX_READER_OBJECTS) \
	$(PDF_OBJECTS)
$(BUILD)/tests/%: tests/unit/%.c $(TESTED_OBJECTS) $(BUILD)/flags \
		| $(BUILD)/tests/begun
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -MF $@.d $(ALL_LDFLAGS) $< \
	  $(TESTED_OBJECTS) -o $@ $(PROGRAM_LIBS) $(DOCX_READER_LIBS) $(PDF_LIBS) \
	  $(TEST_LIBS) -ldl

tests: $(TESTS)

RUN_TESTS = LC_ALL=C.UTF-8 ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99:print_stacktrace=1 \
	LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lib/lsan.supp:print_suppressions=0 \
	FANGAN=$(CURDIR)/$(BIN) FANGAN_BUILD=$(CURDIR)/$(BUILD) \
	FANGAN_DATA=$(CURDIR) perl tests/run.pl

# plans/ are rendered by the release build alone.
#   make check ONLY=tests/cli.t     one of them, with all that it says
check: build tests $(if $(filter release,$(CONFIG)),plans)
	@FANGAN_VERBOSE=$(if $(ONLY),1) $(RUN_TESTS) \
	  $(or $(ONLY),$(TESTS) $(wildcard tests/*.t))

check-office: build plans
	@$(RUN_TESTS) $(wildcard tests/office/*.t)

accept: build out/build/fonts
	@FANGAN_ACCEPT=1 $(RUN_TESTS) tests/cases.t tests/docx.t

asan:
	@$(MAKE) CONFIG=asan CC=clang CFLAGS='-O1 -g' check

valgrind: build tests
	@FANGAN_WRAPPER="valgrind -q --leak-check=no --error-exitcode=99" \
	  $(RUN_TESTS) tests/cases.t

cover:
	@$(MAKE) CONFIG=cover check
	@mkdir -p out/cover
	@cd out/cover && gcov -r -s $(CURDIR) $$(find ../build/cover/src -name '*.gcda') \
	  2>/dev/null | perl ../../tests/coverage.pl

bench: build out/build/fonts
	@FANGAN=$(CURDIR)/$(BIN) FANGAN_OBJECTS="$(PROGRAM_OBJECTS)" \
	  FANGAN_LIBS="$(PROGRAM_LIBS)" FANGAN_DOCX_LIBS="$(DOCX_LIBS)" \
	  CC="$(CC)" perl tests/bench/bench.pl

fuzz:
	@$(MAKE) CONFIG=asan CC=clang CFLAGS='-O1 -g' build tests
	@FANGAN=$(CURDIR)/out/build/asan/bin/fangan FANGAN_DATA=$(CURDIR) \
	  perl tests/fuzz/mutate.pl $(FUZZ_ROUNDS)
	@FANGAN=$(CURDIR)/out/build/asan/bin/fangan FANGAN_DATA=$(CURDIR) \
	  perl tests/fuzz/mutate_docx.pl $(FUZZ_ROUNDS)

FORMATTED = $(wildcard src/*.[ch] src/*/*.[ch] tests/unit/*.[ch] tests/bench/*.c)
fmt:
	@clang-format -i $(FORMATTED)
fmt-check:
	@clang-format --dry-run --Werror $(FORMATTED)

docs: build
	@perl docs/make.pl $(BIN)

# What only continuous integration needs.  mammoth reads DOCX in
# JavaScript (tests/office/readers.t); it gets a folder of its own.
READERS = $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/fangan-readers
ci-deps:
	@missing=$$($(call NOT_INSTALLED,$(CI_PACKAGES))); \
	if [ -n "$$missing" ]; then $(APT_GET) update >/dev/null \
	&& $(APT_GET) install --no-install-recommends $$missing >/dev/null; fi
	@if [ -d "$(READERS)/node_modules/mammoth" ]; then :; \
	elif command -v npm >/dev/null; then \
	  npm install --silent --no-audit --no-fund --prefix "$(READERS)" mammoth >/dev/null; \
	else echo "make: no npm: tests/office/readers.t goes without mammoth" >&2; fi

# -- Installing --------------------------------------------------------------

install: build
	install -d $(bindir) $(libdir) $(sharedir)/fonts $(mandir)/man1 $(mandir)/man5 \
	  $(mandir)/zh_CN/man1 $(mandir)/zh_CN/man5
	install -m 755 $(BIN) $(bindir)/fangan
	install -m 644 $(MODULES) $(libdir)
	cp -r templates $(sharedir)
	install -m 644 fonts/fonts.yaml fonts/tgh-8105.txt $(sharedir)/fonts
	install -m 755 fonts/fetch.sh $(sharedir)/fonts
	install -m 644 docs/fangan.1 $(mandir)/man1
	install -m 644 docs/fangan-plan.5 docs/fangan-template.5 $(mandir)/man5
	install -m 644 docs/zh_CN/fangan.1 $(mandir)/zh_CN/man1
	install -m 644 docs/zh_CN/fangan-plan.5 docs/zh_CN/fangan-template.5 \
	  $(mandir)/zh_CN/man5
	install -d $(bashdir) $(zshdir) $(fishdir)
	$(BIN) completions bash --lang zh >$(bashdir)/fangan
	$(BIN) completions zsh --lang zh >$(zshdir)/_fangan
	$(BIN) completions fish --lang zh >$(fishdir)/fangan.fish

uninstall:
	rm -f $(bindir)/fangan
	for d in $(mandir) $(mandir)/zh_CN; do rm -f $$d/man1/fangan.1 \
	  $$d/man5/fangan-plan.5 $$d/man5/fangan-template.5; done
	rm -f $(bashdir)/fangan $(zshdir)/_fangan $(fishdir)/fangan.fish
	rm -rf $(libdir) $(sharedir)

clean:
	rm -rf out

# make Q= shows the commands
Q = @
-include $(OBJECTS:.o=.d) $(TESTS:=.d)
