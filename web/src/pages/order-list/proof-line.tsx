import { memo } from "react";
import { useProof } from "../../api/proof.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Box, Text } from "../../ui/polaris.ts";

/** That nothing was missed, and when that was last proved. Its room is kept, so that the list does not jump. */
export const ProofLine = memo(function ProofLine() {
  const { t, format } = useI18n();
  const proof = useProof().data;
  if (!proof || proof.provedAt === null) return <Box minHeight="1rem" />;
  const counts = {
    due: format.number(proof.due),
    missing: format.number(proof.missing),
    at: format.instant(proof.provedAt),
  };
  const isFine = proof.missing === 0 && proof.stuck === 0;
  return (
    <Box minHeight="1rem" paddingInline={{ xs: "300", md: "0" }}>
      <Text as="p" variant="bodySm" tone={isFine ? "subdued" : "critical"}>
        {t("proof.missing", counts)}
        {proof.stuck > 0 ? ` ${t("proof.stuck", { count: format.number(proof.stuck) })}` : ""}
      </Text>
    </Box>
  );
});
