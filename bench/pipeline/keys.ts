/** Whose integrator never answers. */
export const DEAD_KEY = "key-of-a-dead-account";
export const LIVING_KEY = "key-of-an-account";
