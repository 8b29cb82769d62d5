# syntax=docker/dockerfile:1

# Countersign in a container: docs/containers.md says how it is run.

FROM node:24-bookworm-slim AS build
WORKDIR /countersign
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY adapters adapters
COPY config config
COPY server server
COPY views views
RUN npm run build

FROM node:24-bookworm-slim AS dependencies
WORKDIR /countersign
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
# What a container publishes is decided outside of it.
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /countersign
COPY package.json LICENSE ./
COPY --from=dependencies /countersign/node_modules node_modules
COPY --from=build /countersign/dist dist
# The embedded store with its keys, the one place that is written to. A new volume takes owner and mode from here.
RUN install --directory --owner=1000 --group=1000 --mode=0700 data
VOLUME /countersign/data
# "node" by its number: Kubernetes cannot tell from a name that it is not root.
USER 1000:1000
EXPOSE 3000
# Whether the process lives, not whether its stores do: a restart brings no store back. Who deals out requests asks /readyz.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/server/command/main.js"]
CMD ["serve"]
