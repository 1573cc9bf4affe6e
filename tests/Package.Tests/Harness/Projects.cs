namespace Package.Tests.Harness;

/// <summary>Project files as a user would write them.</summary>
internal static class Projects
{
    public const string Analyzers = """<PackageReference Include="GovernedAi.Analyzers" Version="$VERSION$" />""";
    public const string Testing = """<PackageReference Include="GovernedAi.Testing" Version="$VERSION$" />""";
    public const string ExtensionsAI = """<PackageReference Include="Microsoft.Extensions.AI.Abstractions" Version="10.11.0" />""";
    public const string OpenAI = """<PackageReference Include="OpenAI" Version="2.15.0" />""";

    /// <summary>A console program that references the packages under test, or the given items instead.</summary>
    public static string App(string items = Analyzers, string properties = "", string framework = "net10.0") =>
        Library(items, $"<OutputType>Exe</OutputType>{properties}", framework);

    /// <summary>A class library that references the packages under test, or the given items instead.</summary>
    public static string Library(string items = Analyzers, string properties = "", string framework = "net10.0") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework{(framework.Contains(';') ? "s" : "")}>{framework}</TargetFramework{(framework.Contains(';') ? "s" : "")}>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;
}
