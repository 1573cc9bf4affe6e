using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>One place a rule looks at, and the way to report on it.</summary>
internal readonly struct RuleContext<T>(
    T subject, ISymbol? containingSymbol, AnalyzerOptions options, bool isGeneratedCode, Action<Diagnostic> report, CancellationToken cancellation)
    where T : class
{
    public T Subject => subject;

    /// <summary>The member around the subject; a lambda's is the member the lambda stands in.</summary>
    public ISymbol? ContainingSymbol => containingSymbol;

    public AnalyzerOptions Options => options;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The same for a part of the subject.</summary>
    public RuleContext<TPart> At<TPart>(TPart part, ISymbol? containing)
        where TPart : class
        => new(part, containing, options, isGeneratedCode, report, cancellation);

    /// <summary>Reports, unless the place is generator output that maps to no file of the user's.</summary>
    public void Report(DiagnosticDescriptor rule, Location? location, params object?[] arguments)
        => Report(Diagnostic.Create(rule, location, arguments));

    /// <inheritdoc cref="Report(DiagnosticDescriptor, Location?, object?[])"/>
    public void Report(Diagnostic diagnostic)
    {
        if (!IsOutput(diagnostic.Location))
            report(diagnostic);
    }

    /// <summary>Reports wherever it is: for what must not be silent even in generator output.</summary>
    public void ReportAnywhere(Diagnostic diagnostic) => report(diagnostic);

    /// <summary>Whether a place is generator output that maps to no file of the user's.</summary>
    public bool IsOutput(Location place) => GeneratorOutput.Holds(place, isGeneratedCode, options);

    public Location? Place => subject switch
    {
        IOperation operation => operation.Syntax.GetLocation(),
        SyntaxNode node => node.GetLocation(),
        ISymbol symbol => symbol.Locations.FirstOrDefault(),
        Compilation compilation => compilation.SyntaxTrees.FirstOrDefault()?.GetLocation(default),
        _ => null,
    };
}
