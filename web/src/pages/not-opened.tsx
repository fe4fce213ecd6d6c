import { useI18n } from "../i18n/context.tsx";
import { Banner, Box } from "../ui/polaris.ts";

/** In place of a part of the app whose code could not be fetched: no connection, or a newer edition of the app is out. */
export function NotOpened() {
  const { t } = useI18n();
  return (
    <Box padding="400">
      <Banner tone="critical" action={{ content: t("error.retry"), onAction: () => void beginAnew() }}>
        {t("app.notOpened")}
      </Banner>
    </Box>
  );
}

/** Begun anew out of reach, nothing would be left in the admin's frame but the browser's own message. */
async function beginAnew(): Promise<void> {
  const isReached = await fetch("/healthz").then(
    () => true,
    () => false,
  );
  if (isReached) window.location.reload();
}
