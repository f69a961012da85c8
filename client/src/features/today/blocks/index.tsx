export { CampaignBlock } from "./campaign-block.tsx";
export { HotBlock } from "./hot-block.tsx";
export { OwedBlock } from "./owed-block.tsx";
