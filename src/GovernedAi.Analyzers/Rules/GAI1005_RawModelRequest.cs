using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ToldRequests = System.Collections.Concurrent.ConcurrentDictionary<
    (Microsoft.CodeAnalysis.SyntaxNode Request, string Provider), (Microsoft.CodeAnalysis.SyntaxNode Part, Microsoft.CodeAnalysis.SyntaxNode Whole)>;

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
        var (nearby, mentions) = (new NearbyText(), new Mentions(actions.Compilation));
        var told = new ToldRequests();
        actions.OnSyntax<LiteralExpressionSyntax>(
            SyntaxKind.StringLiteralExpression,
            NamesEndpoint,
            (model, literal) => Check(literal, model, known, nearby, mentions, told));
        actions.OnSyntax<InterpolatedStringExpressionSyntax>(
            SyntaxKind.InterpolatedStringExpression,
            NamesEndpoint,
            (model, text) => Check(text, model, known, nearby, mentions, told));
        actions.OnCall(HttpRequests.MaySend, call => CheckBody(call, known, nearby, mentions));
    }

    // The URL says nothing, but what is sent does.
    private void CheckBody(RuleContext<IInvocationOperation> context, KnownSymbols known, NearbyText nearby, Mentions mentions)
    {
        var call = context.Subject;
        if (call.SemanticModel is not { } model || call.Syntax is not InvocationExpressionSyntax request || IsOwn(call.TargetMethod, model.Compilation) || IsElsewhere(call) || !RequestBody.IsForModel(request, model, context.Cancellation))
            return;
        if (!ModelCallKinds.Include("chat", context.Options, request.SyntaxTree) || IsFoundByUrl(request, model, nearby, mentions, context.Cancellation))
            return;

        var member = ContainingMember.Member(model.GetEnclosingSymbol(request.SpanStart, context.Cancellation));
        ReportUnlessAnswered(context, known, member, call, "HTTP", request.GetLocation(), "by what it sends", "add [AuditLog], [Escalation] or [Fallback]");
    }

    // What a helper of one's own sends is seen where it sends it.
    private static bool IsOwn(IMethodSymbol method, Compilation compilation)
        => !HttpRequests.Sends(method) && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    // A path without a host is that of a service of one's own, which calls the model itself.
    private static bool IsElsewhere(IInvocationOperation call)
    {
        var first = call.Instance is null && HttpRequests.ExtendsClient(call.TargetMethod) ? 1 : 0;
        return call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == first) is { Value: var address }
            && (address is ILocalReferenceOperation { Local: var local, ConstantValue.HasValue: false } ? new BodyValues(call).Of(local) is { Count: > 0 } values && values.All(IsPath) : IsPath(address));
    }

    private static bool IsPath(IOperation address) => address.ConstantValue is { HasValue: true, Value: string text } && RequestMembers.IsPath(text);

    private static bool IsFoundByUrl(InvocationExpressionSyntax request, SemanticModel model, NearbyText nearby, Mentions mentions, CancellationToken cancellation)
    {
        // What is sent may have been made, and reported, in another member.
        var sends = request.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SendAsync" or "Send" };
        var type = request.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? request.SyntaxTree.GetRoot(cancellation);
        foreach (var literal in type.DescendantNodes().OfType<ExpressionSyntax>().Where(NamesEndpoint))
        {
            var (whole, text) = UrlText.Around(literal, model, cancellation);
            if (BaseAddress.Find(whole, ref text, nearby, model, cancellation) is not null
                && new RequestTrace(model, mentions, cancellation).From(whole, text).Any(found => found == request || (sends && type.Span.Contains(found.Span))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesEndpoint(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => expression.Parent is not InterpolationSyntax && EndpointTable.MayBe(text),
        InterpolatedStringExpressionSyntax text => text.Contents.Any(part => part is InterpolatedStringTextSyntax { TextToken: var token } && EndpointTable.MayBe(token.ValueText)),
        _ => false,
    };

    private void Check<TText>(
        RuleContext<TText> context, SemanticModel model, KnownSymbols known, NearbyText nearby, Mentions mentions, ToldRequests told)
        where TText : ExpressionSyntax
    {
        var trace = new RequestTrace(model, mentions, context.Cancellation);
        var (whole, text) = UrlText.Around(context.Subject, model, context.Cancellation);
        if (BaseAddress.Find(whole, ref text, nearby, model, context.Cancellation) is { } endpoint)
        {
            Follow(whole, text, endpoint, trace, context, known, told);
            return;
        }

        // The rest of a URL may stand where the constant is used.
        foreach (var part in EndpointTable.Default.IsPath(text) ? trace.PartsMadeOf(whole) : [])
        {
            (var made, text) = UrlText.Around(part, trace.ModelOf(part), context.Cancellation);
            if (made != part && BaseAddress.Find(made, ref text, nearby, trace.ModelOf(made), context.Cancellation) is { } found)
                Follow(made, text, found, trace, context, known, told);
        }
    }

    private void Follow<TText>(
        ExpressionSyntax whole, string text, Endpoint endpoint, RequestTrace trace, RuleContext<TText> context, KnownSymbols known, ToldRequests told)
        where TText : ExpressionSyntax
    {
        if (!ModelCallKinds.Include(endpoint.KindOf(text), context.Options, whole.SyntaxTree))
            return;

        foreach (var request in trace.From(whole, text).Distinct())
        {
            // Of several texts, or parts of one, that lead to one request, one speaks for all; it does so again whenever its file is looked at again.
            if (told.GetOrAdd((request, endpoint.Provider), (context.Subject, whole)) != (context.Subject, whole))
                continue;
            if (trace.Declared(request) is { } declared)
            {
                ReportUnlessAnswered(context, known, declared, null, endpoint.Provider, request.GetLocation(), endpoint.Provider, "the request is only declared here, so whoever calls it has to: add [CallersGovern]");
                continue;
            }

            var member = ContainingMember.Member(trace.ModelOf(request).GetEnclosingSymbol(request.SpanStart, context.Cancellation));
            var operation = trace.ModelOf(request).GetOperation(request, context.Cancellation);
            if (operation is not null && PreparedRequest.IsReaddressed(operation, member))
                continue;
            var way = operation is not null && PreparedRequest.IsHandedOut(operation)
                ? "the request is only prepared here, so whoever sends it has to: add [CallersGovern]"
                : "add [AuditLog], [Escalation] or [Fallback]";
            ReportUnlessAnswered(context, known, member, operation, endpoint.Provider, request.GetLocation(), endpoint.Provider, way);
        }
    }
}
