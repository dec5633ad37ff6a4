FROM swift:6.3-bookworm AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends libarchive-dev=3.* libbrotli-dev=1.* libmicrohttpd-dev=0.9.* \
    libpq-dev=15.* libsqlite3-dev=3.* libxlsxwriter-dev=1.* libzstd-dev=1.* pkg-config=1.* zlib1g-dev=1:* \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# The dependencies first: they change less often than the sources.
COPY Package.swift ./
RUN swift package resolve
COPY Scripts Scripts
COPY Sources Sources
COPY Tests Tests
RUN gongshi="$(Scripts/build)" \
  && install -D "$gongshi" /out/gongshi \
  && strip /out/gongshi \
  && mkdir /out/data

FROM debian:bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends fonts-noto-cjk=1:* libarchive13=3.* libbrotli1=1.* \
    libmicrohttpd12=0.9.* libpq5=15.* librsvg2-2=2.* libsqlite3-0=3.* libxlsxwriter4=1.* libzstd1=1.* zlib1g=1:* \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/gongshi /usr/local/bin/gongshi
COPY --from=build --chown=10001:10001 /out/data /data
COPY Config /etc/gongshi
# Inside a container every interface is the container's own. All that is written is in /data.
ENV GONGSHI_CONFIG=/etc/gongshi/gongshi.yaml \
  GONGSHI_SERVER_ADDRESS=0.0.0.0 \
  GONGSHI_STORE_PATH=/data/gongshi.sqlite
VOLUME /data
WORKDIR /data
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["gongshi", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/gongshi"]
CMD ["serve"]
