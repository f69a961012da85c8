export { GuestEntry } from "./guest-entry.tsx";
export { ReviewDesk } from "./review-desk.tsx";
export { ReviewPage } from "./review-page.tsx";
export { ReviewTab } from "./review-tab.tsx";
