import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ShopSettings, ShopStatus } from "../../../server/http/contract.ts";
import { useClient } from "./context.tsx";
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

export const useSaveProfile = () => usePut<Readonly<Record<string, unknown>>>("/api/profile");
/** Some of its members, null for one to take away; the others stay as they are kept. */
export const useSaveProfilePart = () => usePut<Readonly<Record<string, unknown>>>("/api/profile/part");
export const useSaveIntegrator = () => usePut<Account>("/api/integrator");
export const useSwitch = () => usePut<Switch>("/api/active");

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
  });
}
