using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds [RequestKey] where it binds no request for approval.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidRequestKey() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3009",
        page: "GAI3009_InvalidRequestKey",
        title: "A request key binds nothing",
        messageFormat: "[RequestKey] on `{0}` binds nothing: {1}",
        why: "What bears [RequestKey] decides which calls are one to the person who approves them. Where it is read by nothing, requests are bound to something else than the code says.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override void Register(RuleActions actions)
    {
        base.Register(actions);
        // By syntax, since no symbol action comes by for the parameters of lambdas and local functions.
        actions.OnSyntax<ParameterSyntax>(SyntaxKind.Parameter, static parameter => parameter.AttributeLists.Count > 0, OnParameter);
        actions.OnAnnotated<IPropertySymbol>(SymbolKind.Property, property => OnMember(property, property.Subject.IsStatic, property.Subject.GetMethod is null, property.Subject.IsIndexer));
        actions.OnAnnotated<IFieldSymbol>(SymbolKind.Field, field => OnMember(field, field.Subject.IsStatic, isWriteOnly: false, isIndexer: false));
    }

    private static void OnParameter(SemanticModel model, RuleContext<ParameterSyntax> context)
    {
        if (model.GetDeclaredSymbol(context.Subject, context.Cancellation) is not { } parameter || !RequestKeys.IsMarked(parameter))
            return;
        if (parameter.ContainingSymbol is IMethodSymbol method && (GoverningAttributes.Of(method.PartialDefinitionPart ?? method)?.Escalation is not null || IsOfARecord(parameter, method)))
            return;
        context.Report(Rule, RequestKeys.Place(parameter, context.Cancellation), parameter.Name,
            "nobody is asked about calls of this; put it on a parameter of the declaration that bears [Escalation], or on a property of such a parameter's type");
    }

    private static void OnMember<T>(RuleContext<T> context, bool isStatic, bool isWriteOnly, bool isIndexer)
        where T : class, ISymbol
    {
        if (!(isStatic || isWriteOnly || isIndexer) || !RequestKeys.IsMarked(context.Subject))
            return;
        var why = isStatic ? "it is static, and belongs to no call" : isWriteOnly ? "it cannot be read" : "an indexer has many values";
        context.Report(Rule, RequestKeys.Place(context.Subject, context.Cancellation), context.Subject.Name, why + "; mark a property that identifies the call");
    }

    private static bool IsOfARecord(IParameterSymbol parameter, IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true } && method.ContainingType.GetMembers(parameter.Name).Any(m => m is IPropertySymbol);
}
