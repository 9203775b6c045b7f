FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
RUN dotnet publish Web.csproj -c Release -o /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble
WORKDIR /app
COPY --from=build /usr/share/dotnet /usr/share/dotnet
ENV PATH=$PATH:/usr/share/dotnet
COPY --from=build /app .
ENTRYPOINT ["dotnet", "Web.dll"]
