export { ShotsTab } from "./view/shots-tab.tsx";
