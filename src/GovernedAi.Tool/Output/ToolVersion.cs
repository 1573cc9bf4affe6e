using System.Reflection;

namespace GovernedAi.Tool.Output;

/// <summary>The version of this tool, without the commit it was built from.</summary>
internal static class ToolVersion
{
    public static string Current { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
