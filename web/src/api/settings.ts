import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ShopSettings, ShopStatus } from "../../../server/http/contract.ts";
import type { ProfilePart } from "../../../server/http/profile-part-contract.ts";
import { useClient } from "./context.tsx";
import { ApiFailure } from "./failure.ts";
import { settingsKey, shopKey } from "./keys.ts";

export function useSettings() {
  const client = useClient();
  return useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => client.get<ShopSettings>("/api/settings", signal),
    // What is being typed must not be replaced because the window was looked at again.
    refetchOnWindowFocus: false,
  });
}

export type Account = {
  readonly kind: string;
  readonly access: Readonly<Record<string, string>>;
  readonly environment: "live" | "test";
};
export type Switch = { readonly active: boolean; readonly startsAt?: string };

export const useSaveProfilePart = () => usePut<ProfilePart>("/api/profile/part");
export const useSaveIntegrator = () => usePut<Account>("/api/integrator");
export const useSwitch = () => usePut<Switch>("/api/active");

/** The settings as last read, at the moment of asking. */
export function useLatestSettings(): () => ShopSettings | undefined {
  const queries = useQueryClient();
  return () => queries.getQueryData<ShopSettings>(settingsKey);
}

export const isOvertaken = (error: Error): boolean =>
  error instanceof ApiFailure && error.code === "SETTINGS_CHANGED_MEANWHILE";

function usePut<Body>(path: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => client.put<ShopStatus>(path, body),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: settingsKey }),
        queries.invalidateQueries({ queryKey: shopKey }),
      ]),
    onError: (error) => (isOvertaken(error) ? queries.invalidateQueries({ queryKey: settingsKey }) : undefined),
  });
}
