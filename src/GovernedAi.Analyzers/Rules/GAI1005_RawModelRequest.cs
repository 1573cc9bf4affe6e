using System.Collections.Concurrent;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds HTTP requests to a model's endpoint that nothing governs, starting from the strings that name one.</summary>
internal sealed class RawModelRequest() : CoverageRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1005",
        page: "GAI1005_RawModelRequest",
        title: "A raw request to a model is not governed",
        messageFormat: "{0} calls a model by HTTP ({1}) and nothing says who answers for it: {2}",
        why: "A request to a model's endpoint is a model call without the SDK: nobody is told when the answer is wrong, nothing was recorded and nothing else answers.",
        defaultSeverity: DiagnosticSeverity.Warning);

    // No library is needed to make such a request.
    protected override bool Applies(KnownSymbols known) => known.HttpClient is not null;

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        var nearby = new NearbyText();
        var told = new ConcurrentDictionary<(SyntaxNode Request, string Provider), SyntaxNode>();
        actions.OnSyntax<LiteralExpressionSyntax>(
            SyntaxKind.StringLiteralExpression,
            literal => literal.Parent is not InterpolationSyntax && EndpointTable.MayBe(literal.Token.ValueText),
            (model, literal) => Check(literal, model, known, nearby, told));
        actions.OnSyntax<InterpolatedStringExpressionSyntax>(
            SyntaxKind.InterpolatedStringExpression,
            text => text.Contents.Any(part => part is InterpolatedStringTextSyntax { TextToken: var token } && EndpointTable.MayBe(token.ValueText)),
            (model, text) => Check(text, model, known, nearby, told));
    }

    private void Check<TText>(RuleContext<TText> context, SemanticModel model, KnownSymbols known, NearbyText nearby, ConcurrentDictionary<(SyntaxNode Request, string Provider), SyntaxNode> told)
        where TText : ExpressionSyntax
    {
        var (whole, text) = UrlText.Around(context.Subject, model, context.Cancellation);
        if (EndpointTable.Default.Find(text, nearby.Around(whole, context.Cancellation)) is not { } endpoint)
            return;
        if (!ModelCallKinds.Include(endpoint.KindOf(text), context.Options, whole.SyntaxTree))
            return;

        var trace = new RequestTrace(model, context.Cancellation);
        foreach (var request in trace.From(whole).Distinct())
        {
            // Of several texts that lead to one request, one speaks for all; it does so again whenever its file is looked at again.
            if (told.GetOrAdd((request, endpoint.Provider), whole) != whole)
                continue;

            var member = ContainingMember.Member(trace.ModelOf(request).GetEnclosingSymbol(request.SpanStart, context.Cancellation));
            var operation = trace.ModelOf(request).GetOperation(request, context.Cancellation);
            var way = operation is not null && PreparedRequest.IsHandedOut(operation)
                ? "the request is only prepared here, so whoever sends it has to: add [CallersGovern]"
                : "add [AuditLog], [Escalation] or [Fallback]";
            ReportUnlessAnswered(context, known, member, operation, endpoint.Provider, request.GetLocation(), endpoint.Provider, way);
        }
    }
}
