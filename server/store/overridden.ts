/** The same object with one of its methods replaced; all others see the object itself as `this`. */
export const overridden = <T extends object>(object: T, method: keyof T, ours: unknown): T =>
  new Proxy(object, {
    get: (target, name) => {
      if (name === method) return ours;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
