// Finds a Chromium, or gets one: $CHROMIUM, the system's, one from the npm registry (Linux x64), Playwright's own download.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { root, run } from "../../server/bootstrap/install.mjs";

const PACKAGE = "@sparticuz/chromium@147.0.0";
const dir = `${root}.tsbuild/chromium`;

export function findChromium() {
  const known = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = known.find((file) => file && existsSync(file));
  if (found) return found;
  if (process.platform !== "linux" || process.arch !== "x64") {
    must(run("node", ["test/node_modules/@playwright/test/cli.js", "install", "chromium"]), "download a browser");
    return "";
  }
  const launcher = `${dir}/chromium.sh`;
  if (!existsSync(launcher)) unpack(launcher);
  return launcher;
}

function must({ status }, what) {
  if (status === 0) return;
  console.error(`Could not ${what}. Install Chromium, or name one in CHROMIUM.`);
  process.exit(1);
}

function unpack(launcher) {
  mkdirSync(`${dir}/fc`, { recursive: true });
  must(
    run("npm", ["install", "--prefix", dir, "--no-save", "--no-audit", "--no-fund", PACKAGE], { quiet: true }),
    "get a browser",
  );
  writeFileSync(`${dir}/unpack.mjs`, 'import chromium from "@sparticuz/chromium";\nawait chromium.executablePath();\n');
  // This variable makes it unpack the NSS libraries too, which a bare machine lacks.
  const unpacked = run("node", [`${dir}/unpack.mjs`], {
    extraEnv: { TMPDIR: dir, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  });
  must(unpacked, "unpack the browser");
  // Without a fonts.conf this build dies at its first text.
  const fonts = `<dir>${dir}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${dir}/fc</cachedir>`;
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">';
  writeFileSync(`${dir}/fc/fonts.conf`, `${head}<fontconfig>${fonts}</fontconfig>`);
  const script = [
    "#!/bin/sh",
    `export LD_LIBRARY_PATH="${dir}/al2023/lib"`,
    `[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="${dir}/fc"`,
    `exec "${dir}/chromium" "$@"`,
  ];
  writeFileSync(launcher, `${script.join("\n")}\n`, { mode: 0o755 });
}
