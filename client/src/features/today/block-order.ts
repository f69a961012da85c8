import type { Role } from "@tongpin/domain/access";

/** What a morning is made of. */
export type Block = "hot" | "late" | "waiting" | "publishing" | "gaps" | "campaigns" | "owed" | "risks";

/** Operating and planning: what goes out, what the contract still misses, the campaigns; then one's own. */
const PLANNING: readonly Block[] = ["hot", "publishing", "gaps", "campaigns", "late", "waiting", "owed", "risks"];
/** Leading: what breaks a promise stands first. */
const LEADING: readonly Block[] = ["hot", "risks", "publishing", "gaps", "owed", "campaigns", "late", "waiting"];
/** Making: one's own work first. */
const MAKING: readonly Block[] = ["hot", "late", "waiting", "owed", "publishing", "gaps", "campaigns", "risks"];

/** P3. The same screen for everybody in the order of their work. Nobody is kept from anything but what is not theirs to answer. */
export function blockOrder(role: Role | "guest"): readonly Block[] {
  switch (role) {
    case "planner":
      return PLANNING;
    case "owner":
    case "manager":
      return LEADING;
    case "reviewer":
      return ["waiting", "publishing", "campaigns"];
    case "analyst":
      return ["publishing", "gaps", "campaigns", "hot", "late", "waiting", "owed", "risks"];
    default:
      return MAKING;
  }
}
