using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds governing attributes in places where they compile and do nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class GovernsNothing() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2005",
        page: "GAI2005_GovernsNothing",
        title: "A governing attribute stands where it governs nothing",
        messageFormat: "[{0}] governs nothing on {1}: {2}",
        why: "A governing attribute works on a partial method, or on an attribute class that passes it on. Anywhere else it compiles and does nothing, while readers believe the call is governed.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override void Register(RuleActions actions)
    {
        base.Register(actions);
        actions.OnAnnotated<INamedTypeSymbol>(SymbolKind.NamedType, OnType);
        // No symbol action comes by for accessors that nobody wrote, nor for what is declared inside a body.
        actions.OnSymbol<IEventSymbol>(SymbolKind.Event, OnEvent);
        actions.OnSyntax<LocalFunctionStatementSyntax>(SyntaxKind.LocalFunctionStatement, static local => local.AttributeLists.Count > 0, (model, context) =>
            OnInner(context, model.GetDeclaredSymbol(context.Subject, context.Cancellation) as IMethodSymbol));
        actions.OnSyntax<LambdaExpressionSyntax>(SyntaxKind.ParenthesizedLambdaExpression, static lambda => lambda.AttributeLists.Count > 0, (model, context) =>
            OnInner(context, model.GetSymbolInfo(context.Subject, context.Cancellation).Symbol as IMethodSymbol));
    }

    /// <summary>On an attribute class it is passed on to what bears that attribute; on any other type it reaches nothing.</summary>
    private static void OnType(RuleContext<INamedTypeSymbol> context)
    {
        var type = context.Subject;
        if (IsAttribute(type))
            return;
        foreach (var written in GoverningAttribute.Of(type).Select(a => a.Written).Distinct())
        {
            var attribute = GoverningAttribute.Of([written]).First();
            context.Report(Rule, attribute.Location ?? type.Locations[0], attribute.WrittenName, $"the type `{type.Name}`", "put it on the partial methods that call a model");
        }
    }

    /// <summary><c>[method: AuditLog] event …</c> annotates both accessors.</summary>
    private static void OnEvent(RuleContext<IEventSymbol> context)
    {
        if (context.Subject.AddMethod is { IsImplicitlyDeclared: true } adder && GoverningAttributes.Of(adder) is { } governing
            && DeclarationKind.Fault(adder, governing, context.Cancellation) is { } fault)
        {
            context.Report(fault.ToDiagnostic());
        }
    }

    private static void OnInner<T>(RuleContext<T> context, IMethodSymbol? method)
        where T : SyntaxNode
    {
        if (method is null || GoverningAttributes.Of(method) is not { } governing)
            return;
        if (DeclarationKind.Fault(method, governing, context.Cancellation) is { } fault)
            context.Report(fault.ToDiagnostic());
    }

    private static bool IsAttribute(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.IsNamed("System.Attribute"))
                return true;
        }

        return false;
    }
}
