using System.Collections.Concurrent;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds programs that have governed methods and configure no governance for them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NothingConfigured() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI0003",
        page: "GAI0003_NothingConfigured",
        title: "A program configures no governance",
        messageFormat: "`{0}` is governed, and this program configures no governance, so that every call of it is refused: add `builder.Services.AddGovernedAi();` where the host is built, or without a host "
            + "`using var governance = GovernanceHost.Use(o => o.Folder = \"./governance\");` at its start",
        why: "A governed call that can neither be recorded nor asked about does not run: it throws GovernanceNotConfiguredException. Found at the first call in production, that is late.",
        defaultSeverity: DiagnosticSeverity.Warning,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    // Libraries are configured by the programs that use them.
    protected override bool Applies(KnownSymbols known) =>
        base.Applies(known) && known.AuditLog is not null
        && known.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    protected override void Register(RuleActions actions)
    {
        var compilation = actions.Compilation;
        var governed = new ConcurrentBag<IMethodSymbol>();
        var isConfigured = false;

        // Files are looked at side by side: what one has found, another must not write over.
        void Note(bool configures)
        {
            if (configures)
                isConfigured = true;
        }

        actions.OnSymbol<IMethodSymbol>(SymbolKind.Method, context =>
        {
            var method = context.Subject;
            if (method.IsPartialDefinition && GoverningAttributes.Of(method) is not null && method.Locations[0].SourceTree is { } tree
                && !TestProject.IsSilent(context.Options, tree) && !context.IsOutput(method.Locations[0]))
            {
                governed.Add(method);
            }
        });
        actions.OnCall(_ => !isConfigured, call => Note(Configures(call.Subject.TargetMethod, compilation)));
        actions.OnCreation(_ => !isConfigured, made => Note(IsGovernance(made.Subject.Type)));
        actions.OnOperation<ITypeOfOperation>(OperationKind.TypeOf, named => Note(IsGovernance(named.Subject.TypeOperand)));
        actions.OnOperation<ISimpleAssignmentOperation>(OperationKind.SimpleAssignment, set => Note(set.Subject.Target is IPropertyReferenceOperation { Property: { Name: "Default", ContainingType: var host } } && host.IsNamed("GovernedAi.GovernanceHost")));
        actions.OnCompilationEnd(end =>
        {
            if (!isConfigured && governed.OrderBy(m => m.Locations[0].SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(m => m.Locations[0].SourceSpan.Start).FirstOrDefault() is { } first)
                end.Report(Rule, first.Locations[0], first.SpokenName());
        });
    }

    /// <summary>Whether a method registers or returns a governance, or may do so in a library that knows of it: there nothing can be seen.</summary>
    private static bool Configures(IMethodSymbol method, Compilation compilation)
    {
        if (method.Name == "AddGovernedAi" || IsGovernance(method.ReturnType) || method.TypeArguments.Any(IsGovernance))
            return true;
        var definition = method.ReducedFrom ?? method;
        return definition.IsExtensionMethod && definition.Parameters[0].Type.Name is { } extended
            && (extended == "IServiceCollection" || extended.EndsWith("Builder", StringComparison.Ordinal))
            && !SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly)
            && ModelReach.IsAnalysed(definition.ContainingAssembly, compilation);
    }

    private static bool IsGovernance(ITypeSymbol? type) => type is not null && type.IsOrInherits("GovernedAi.IGovernance");
}
