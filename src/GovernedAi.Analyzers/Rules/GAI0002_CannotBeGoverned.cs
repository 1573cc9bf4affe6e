using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Says, once a project and with the line to change, that code is to be governed where it cannot be.</summary>
/// <remarks>
/// A generator, because the compiler stops before it hears the analyzers when an attribute does not resolve (CS0246) or the
/// language is too old for a partial method; what generators report is printed all the same.
/// </remarks>
[Generator(LanguageNames.CSharp)]
internal sealed class CannotBeGoverned : IIncrementalGenerator
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI0002",
        page: "GAI0002_CannotBeGoverned",
        title: "Code cannot be governed in this project",
        messageFormat: "{0} cannot be governed: {1}",
        why: "A governing attribute is turned into code that runs, and that code needs the runtime library and a compiler that understands it. Without them the "
            + "project does not compile, or compiles and fails in the program that uses it.",
        defaultSeverity: DiagnosticSeverity.Error,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Empty in a sound project, so that nothing below runs there.
        var obstacles = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(context.ParseOptionsProvider)
            .SelectMany((project, _) =>
            {
                var ((compilation, options), parse) = project;
                return GovernanceObstacle.Find(KnownSymbols.Of(compilation), options.GlobalOptions, (CSharpParseOptions)parse) is { } found ? [found] : Array.Empty<GovernanceObstacle>();
            })
            .WithTrackingName("GovernanceObstacle");

        context.RegisterSourceOutput(obstacles.Combine(context.CompilationProvider), (output, found) =>
        {
            var (obstacle, compilation) = found;
            if (FirstGoverned(compilation, output.CancellationToken) is { } attribute)
                output.ReportDiagnostic(Diagnostic.Create(Rule, attribute.GetLocation(), obstacle.Project ?? compilation.AssemblyName, obstacle.WayOut));
        });
    }

    private static AttributeSyntax? FirstGoverned(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes(MayHoldAttributes))
            {
                if (node is AttributeSyntax attribute && IsOurs(attribute, model ??= compilation.GetSemanticModel(tree), cancellation))
                    return attribute;
            }
        }

        return null;
    }

    private static bool MayHoldAttributes(SyntaxNode node)
        => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BaseMethodDeclarationSyntax or AttributeListSyntax;

    // Ours by name if nothing else has the name; by type if the runtime is there; or a house attribute that bears ours.
    private static bool IsOurs(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        var named = GovernanceNames.IsGoverning(attribute.Name);
        if (!named && attribute.Parent?.Parent is not MethodDeclarationSyntax { Body: null, ExpressionBody: null })
            return false;

        var type = model.GetTypeInfo(attribute, cancellation).Type;
        return type is null or IErrorTypeSymbol ? named : GovernanceNames.IsGoverning(type);
    }
}
