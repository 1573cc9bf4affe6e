using System.Collections.Immutable;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds functions that are handed to a model as tools and that nothing governs.</summary>
internal sealed class UngovernedTool() : CoverageRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1007",
        page: "GAI1007_UngovernedTool",
        title: "A tool handed to a model is not governed",
        messageFormat: "A model can call {0}, and nobody is asked or told: hand it a governed method. An SDK's own approval wrapper counts too, but keeps no record.",
        why: "A tool is where a model's mistake turns into an action. It runs when the model says so, with the arguments the model chose.",
        defaultSeverity: DiagnosticSeverity.Warning);

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        actions.OnCall(NameSet.Of(ToolTable.Default.Methods, ToolTable.Default.Constructed), call => Check(call, call.Subject.TargetMethod, static found => found.Arguments, known));
        actions.OnCreation(ToolTable.Default.Constructed, made => CheckMade(made, known));
        actions.OnSymbol<IMethodSymbol>(SymbolKind.Method, static method => ToolTable.Default.MayBeWritten(method) || !method.GetAttributes().IsEmpty, method =>
        {
            CheckAttribute(method, method.Subject, known);
            CheckOverride(method, known);
        });
        if (WithoutACall.MayBind(known))
            actions.OnAnnotated<IParameterSymbol>(SymbolKind.Parameter, bound => CheckAttribute(bound, bound.Subject.ContainingSymbol as IMethodSymbol, known));
    }

    private void CheckMade(RuleContext<IObjectCreationOperation> context, KnownSymbols known)
    {
        var made = context.Subject;
        Check(context, made.Constructor, static found => found.Arguments, known);
        foreach (var set in (made.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>())
        {
            if (set.Target is IPropertyReferenceOperation { Property: var property } && ToolTable.Default.TakesFunction(property) && !Approval.Wraps(made))
                ReportUngoverned(context, set.Value, set.Value.Syntax, known);
        }
    }

    private void Check<TOperation>(RuleContext<TOperation> context, IMethodSymbol? maker, Func<TOperation, ImmutableArray<IArgumentOperation>> arguments, KnownSymbols known)
        where TOperation : class, IOperation
    {
        if (maker is null || ToolTable.Default.FunctionParameter(maker) is not { } ordinal)
            return;
        if (Approval.Wraps(context.Subject))
            return;
        if (arguments(context.Subject).FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal - (maker.ReducedFrom is null ? 0 : 1)) is not { ArgumentKind: not ArgumentKind.DefaultValue } given)
            return;
        if (ToolFunction.Listed(given.Value) is not { } functions)
        {
            ReportUngoverned(context, given.Value, given.Syntax, known);
            return;
        }

        foreach (var function in functions)
            ReportUngoverned(context, function, function.Syntax, known);
    }

    private void ReportUngoverned<TOperation>(RuleContext<TOperation> context, IOperation function, SyntaxNode place, KnownSymbols known)
        where TOperation : class, IOperation
    {
        if (ToolFunction.Of(function) is var tool && !tool.IsGoverned(context.Cancellation))
            ReportUnlessWaived(context, known, context.ContainingSymbol, tool.Name.Trim('`'), place.GetLocation(), tool.Name);
    }

    private void CheckAttribute<TSymbol>(RuleContext<TSymbol> context, IMethodSymbol? method, KnownSymbols known)
        where TSymbol : class, ISymbol
    {
        if (ToolTable.Default.AttributeOf(context.Subject) is not { } attribute || method?.Locations.FirstOrDefault() is not { } place)
            return;
        if (ToolFunction.IsGoverned(method, known.Compilation, context.Cancellation))
            return;

        ReportUnlessWaived(context, known, method, method.Name, place, $"`{method.Name}` ([{attribute}])");
    }

    private void CheckOverride(RuleContext<IMethodSymbol> context, KnownSymbols known)
    {
        var method = context.Subject;
        if (ToolTable.Default.WrittenFor(method) is not { } tool || method.Locations.FirstOrDefault() is not { } place)
            return;
        if (!ToolFunction.IsGoverned(method, known.Compilation, context.Cancellation))
            ReportUnlessWaived(context, known, method, method.Name, place, $"`{method.Name}` (of `{tool.Name}`)");
    }
}
