/** Roles a person can have in one brand (A1). A guest has no account: one link, one video, some rights. */
export const ROLES = ["owner", "manager", "planner", "writer", "director", "editor", "reviewer", "analyst"] as const;
export type Role = (typeof ROLES)[number];

export const GUEST_RIGHTS = ["view", "comment", "approve", "download"] as const;
export type GuestRight = (typeof GUEST_RIGHTS)[number];
