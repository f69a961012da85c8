// `npm run e2e [-- playwright arguments]`: builds, then drives the app in Chromium.
import { install, pnpm } from "../../server/bootstrap/install.mjs";
import { findChromium } from "./browser.mjs";
import { playwright, runSteps } from "./steps.mjs";

install();
if (pnpm(["run", "build"], { quiet: true }).status !== 0) process.exit(1);
runSteps([playwright("end to end", process.argv.slice(2))], { chromium: findChromium() });
