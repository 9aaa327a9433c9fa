# Everything there is to do here, and what each thing needs first. `make help` lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules --no-print-directory
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

# Where `make serve` and `make dev` listen; the next free port is taken if this one is in use.
PORT ?= 8080

# What is made, and what it is made from. Directories count, so that a deleted file is noticed too.
packages := node_modules/.package-lock.json
wasm := www/src/generated/interleave/.release
python := www/src/generated/python/.release
site := dist/index.html
docs := dist/docs/index.html
docs_packages := docs/node_modules/.package-lock.json
recipe_tools := .tools/recipes/.installed
crates := $(shell find crate) Cargo.toml Cargo.lock rust-toolchain.toml
pages := $(shell find www -path www/src/generated -prune -o -print)
documents := $(shell find docs -path docs/node_modules -prune -o -path docs/.vitepress/cache -prune -o -print)

# What Prettier formats; it leaves out what .gitignore lists and what it cannot read.
formatted := crate www docs tests .ci package.json

# What the interpreter is given in the place of crates that it asks for: a workspace of its own.
patches := --manifest-path crate/python-patches/Cargo.toml --target-dir $(or $(CARGO_TARGET_DIR),target)

# The interpreter's parser asks for a later Rust than it needs.
any_rust := --ignore-rust-version

comma := ,
heading = @printf '\n== %s\n' '$(1)'

.PHONY: help serve build zip package dev test test-crates test-unit test-python test-browser test-recipes corpus-expected miri bench bench-runtime bench-python bench-picture lint lint-rust lint-page lint-licences format clean rust
.NOTPARALLEL:
.DELETE_ON_ERROR:

help: ## Lists what there is to do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

serve: build ## Builds everything and serves it at http://localhost:8080 (PORT=... for another)
	$(call heading,Serving dist/ (Ctrl+C ends it))
	@vite preview www --port $(PORT)

build: $(docs) ## Builds the static site in dist/, for any file server and any sub-path

zip: $(docs) ## Packs the site: out/interleave-<version>.zip, for any file server
	$(call heading,Packing the site)
	@node www/build/zip.js

package: $(site) ## Makes the npm package: out/interleave-playground-<version>.tgz
	$(call heading,Making the npm package)
	@node www/build/package.js

dev: $(packages) | rust ## Serves the page from its sources; rebuilds and reloads on change
	$(call heading,Building the wasm quickly)
	@www/build/wasm quick web
	@www/build/wasm quick python
	@vite www --port $(PORT)

test: test-crates test-unit test-python test-browser test-recipes ## Runs every test

test-crates: | rust ## Runs the tests of the crates, their documentation and their examples
	$(call heading,Tests of the crates)
	@cargo test --workspace $(any_rust)
	@cargo test $(patches)
	@for example in crate/interleave/examples/*.rs; do \
		name=$$(basename "$$example" .rs); \
		echo "example $$name --instant"; \
		cargo run --quiet --package interleave --example "$$name" -- --instant >/dev/null; \
	done

test-unit: $(packages) $(wasm) $(python) ## Runs the unit tests of the page
	$(call heading,Unit tests of the page)
	@vitest run --config tests/vitest.config.ts --project unit

test-python: $(packages) | rust ## Runs the corpus and CPython's own tests of asyncio in the Python engine
	$(call heading,The corpus and the tests of CPython in the Python engine)
	@cargo build --workspace --example run --example record $(any_rust)
	@vitest run --config tests/vitest.config.ts --project python --project cpython --reporter verbose

test-browser: $(packages) $(docs) ## Runs the browser tests against dist/ in Chromium, Firefox and WebKit
	$(call heading,Browser tests)
	@vitest run --config tests/vitest.config.ts --project browser --reporter verbose

test-recipes: $(packages) $(docs) $(recipe_tools) ## Builds the sites of docs/recipes by their tools, and runs their programs
	$(call heading,Recipes for documentation tools)
	@vitest run --config tests/vitest.config.ts --project recipes --reporter verbose

corpus-expected: $(packages) ## Has CPython write what the corpus' programs are expected to (by Pyodide in Chromium)
	$(call heading,Running the corpus in CPython)
	@node tests/python/reference/run.js

miri: | rust ## Runs the runtime's tests under Miri (wants a nightly toolchain with miri and rust-src)
	$(call heading,Miri on crate/interleave)
	@.ci/require miri
	@MIRIFLAGS=-Zmiri-disable-isolation cargo +nightly miri test --package interleave

bench: bench-runtime bench-python bench-picture ## Measures all three

bench-runtime: $(packages) $(wasm) | rust ## Measures against other runtimes in Chromium: tests/bench/RESULTS.md
	$(call heading,Building the peers)
	@tests/bench/build
	$(call heading,Measuring: 3 minutes with 15 rounds (ROUNDS=... for another number))
	@node tests/bench/run.js

bench-python: $(packages) $(site) ## Measures Python against Pyodide in Chromium: tests/bench/RESULTS-python.md
	$(call heading,Measuring Python: 8 minutes with 9 rounds (ROUNDS=... for another number))
	@node tests/bench/python/run.js

bench-picture: $(packages) $(site) ## Measures the picture of long runs in Chromium: tests/bench/RESULTS-picture.md
	$(call heading,Measuring the picture: 5 minutes with 5 rounds (ROUNDS=... for another number))
	@node tests/bench/picture/run.js

lint: lint-rust lint-page lint-licences ## Checks formats, warnings, types, directions of imports, and licences

lint-rust: | rust
	$(call heading,Checking the crates)
	@cargo fmt --all --check
	@cargo clippy --workspace --all-targets $(any_rust) -- --deny warnings
	@cargo clippy --package interleave-web --target wasm32-unknown-unknown $(any_rust) -- --deny warnings
	@cargo clippy $(patches) --workspace --all-targets -- --deny warnings
	@RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --no-deps $(any_rust)

lint-page: $(packages) $(docs_packages) $(wasm) $(python)
	$(call heading,Checking the page)
	@tsc --build www
	@tsc --project docs
	@prettier --check --log-level warn $(formatted)
	@depcruise --config www/import-rules.js www/src

lint-licences: $(packages) | rust
	$(call heading,Checking what comes from others)
	@node www/build/licences/check.js
	@.ci/audit

format: $(packages) | rust ## Formats all sources
	@cargo fmt --all
	@prettier --write --log-level warn $(formatted)

clean: ## Deletes what was built, but not what was installed
	@rm -rf dist out target www/src/generated

$(site): $(packages) $(wasm) $(python) $(pages)
	$(call heading,Building the site)
	@vite build www --logLevel warn

# Into the site, which is emptied when it is built.
$(docs): $(site) $(docs_packages) $(documents)
	$(call heading,Building the documentation)
	@docs/node_modules/.bin/vitepress build docs
	@node www/build/list-files.js
	@touch $@

$(wasm): $(packages) $(crates) www/build/wasm www/build/harden-glue.js | rust
	$(call heading,Building the wasm)
	@www/build/wasm release web
	@touch $@

$(python): $(packages) $(crates) www/build/wasm | rust
	$(call heading,Building the Python engine (10 minutes on 2 cores the first time))
	@www/build/wasm release python
	@touch $@

$(packages): package-lock.json
	$(call heading,Installing the npm packages)
	@.ci/require node
	@npm ci --no-audit --no-fund
	@touch $@

$(docs_packages): docs/package-lock.json
	$(call heading,Installing VitePress)
	@.ci/require node
	@npm ci --prefix docs --ignore-scripts --no-audit --no-fund
	@touch $@

$(recipe_tools): docs/recipes/requirements.txt
	$(call heading,Installing MkDocs$(comma) Sphinx and mdBook for the recipes)
	@.ci/require python
	@python3 -m venv --clear $(@D)
	@$(@D)/bin/pip install --disable-pip-version-check --quiet --require-hashes --requirement $<
	@touch $@

# Quick when all is there; otherwise rustup installs what rust-toolchain.toml lists.
rust:
	@.ci/require rust
