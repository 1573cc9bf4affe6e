namespace GovernedAi.Tool.Reading;

/// <summary>Knows the assemblies of .NET itself by name: they call no model, and they seldom lie beside an application.</summary>
internal static class Framework
{
    private static readonly string[] Families = ["System.", "Microsoft.AspNetCore.", "Microsoft.Bcl.", "Microsoft.Extensions.", "Microsoft.Win32.", "Microsoft.VisualBasic.", "Microsoft.JSInterop", "Presentation", "Windows"];
    private static readonly string[] Names = ["System", "mscorlib", "netstandard", "Microsoft.AspNetCore", "Microsoft.CSharp", "Microsoft.VisualBasic"];

    public static bool Has(string assembly) =>
        Names.Contains(assembly)
        || Families.Any(f => assembly.StartsWith(f, StringComparison.Ordinal)) && !assembly.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal);
}
