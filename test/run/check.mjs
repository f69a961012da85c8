// `npm run check`: the fast part, for before every commit.
import { install } from "../../server/bootstrap/install.mjs";
import { format, lint, runSteps, types, vitest } from "./steps.mjs";

install();
runSteps([
  types,
  format,
  lint,
  vitest("unit", ["domain", "workspace", "protocol", "client", "server", "architecture"]),
]);
