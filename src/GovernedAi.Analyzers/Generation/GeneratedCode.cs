using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>The mark on what this generator wrote, by which the rules tell its part of a partial method from a hand-written one.</summary>
internal static class GeneratedCode
{
    private const string Tool = "GovernedAi.Analyzers";

    /// <summary>The attribute, as printed.</summary>
    public static string Attribute { get; } =
        $"""[global::System.CodeDom.Compiler.GeneratedCode("{Tool}", "{typeof(GeneratedCode).Assembly.GetName().Version.ToString(3)}")]""";

    /// <summary>Whether the implementing part was written by this generator.</summary>
    public static bool Wrote(IMethodSymbol implementingPart) =>
        implementingPart.GetAttributes().Any(a =>
            a.AttributeClass.IsNamed("System.CodeDom.Compiler.GeneratedCodeAttribute")
            && !a.ConstructorArguments.IsEmpty && a.ConstructorArguments[0].Value is Tool
            && implementingPart.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == a.ApplicationSyntaxReference?.SyntaxTree));
}
