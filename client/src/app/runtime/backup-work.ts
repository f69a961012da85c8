// The heavy half of the backup desk, fetched when somebody asks for a backup.
export { saveFile } from "../../platform/save-file.ts";
export {
  dropAutomaticBackup,
  keepAutomaticBackup,
  listAutomaticBackups,
  readAutomaticBackup,
} from "../../sync/backup/automatic-backups.ts";
export { backupFileName } from "../../sync/backup/backup-format.ts";
export { mergeBackup } from "../../sync/backup/merge-backup.ts";
export { runBackup } from "../../sync/backup/run-backup.ts";
export { keepSession } from "../../sync/shell-store.ts";
