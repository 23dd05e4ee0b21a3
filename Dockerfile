# The portal as a container image. Secrets come by environment variables at run time, never at build time.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# true with the whole nuget.org: docs/decisions/0004
ARG FULL_NUGET_FEED=false
WORKDIR /source
COPY . .
RUN dotnet publish Optica.Portal -c Release -o /portal -p:FullNuGetFeed=$FULL_NUGET_FEED

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /portal
COPY --from=build /portal .
# what the process writes (keys, logs, an SQLite file) lives on this volume
RUN mkdir /data && chown $APP_UID /data
VOLUME /data
USER $APP_UID
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# the image has neither curl nor wget
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "Optica.Portal.dll"]
