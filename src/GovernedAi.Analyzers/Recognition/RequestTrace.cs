using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Follows a URL from where it is written to the HTTP requests made with it.</summary>
internal sealed class RequestTrace(SemanticModel start, Mentions mentions, CancellationToken cancellation)
{
    private const int Patience = 200;

    // What the first file's model has bound already need not be bound again.
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = new() { [start.SyntaxTree] = start };
    private readonly HashSet<UrlPlace> _seen = [];

    /// <summary>The invocations and creations that make a request of <paramref name="url"/>, which reads <paramref name="text"/>, and the attributes that declare one.</summary>
    public IEnumerable<ExpressionSyntax> From(ExpressionSyntax url, string text)
    {
        var flow = new UrlFlow(text, mentions, ModelOf, cancellation);
        var open = new Queue<UrlPlace>([new(url)]);
        while (open.Count > 0 && _seen.Count < Patience)
        {
            var at = open.Dequeue();
            if (!_seen.Add(at))
                continue;
            if (at.Element is null && Request(at.Node) is { } request)
            {
                yield return request;
                continue;
            }

            foreach (var next in flow.Onward(at))
                open.Enqueue(next);
        }
    }

    /// <summary>Where else a constant is put into a text, for what that names: its own may be a part.</summary>
    public IEnumerable<ExpressionSyntax> PartsMadeOf(ExpressionSyntax constant)
        => constant.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } && ModelOf(declarator).GetDeclaredSymbol(declarator, cancellation) is { } symbol and (IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true })
            ? mentions.Of(symbol, ModelOf, cancellation).Select(name => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name)
            : [];

    public SemanticModel ModelOf(SyntaxNode node)
    {
        if (!_models.TryGetValue(node.SyntaxTree, out var model))
        {
#pragma warning disable RS1030 // A constant may stand in another file than the request; asked only for strings that name an endpoint.
            _models.Add(node.SyntaxTree, model = mentions.Compilation.GetSemanticModel(node.SyntaxTree));
#pragma warning restore RS1030
        }

        return model;
    }

    // The request whose URL this expression is.
    private ExpressionSyntax? Request(SyntaxNode url) => url.Parent switch
    {
        ArgumentSyntax { Parent.Parent: ExpressionSyntax call } when Called(call) is { } method && IsRequest(method) && !OnlyReads(call) => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == url && Called(call) is { ReducedFrom: not null } method && IsRequest(method) => call,
        AttributeArgumentSyntax when Declared(url) is not null => (ExpressionSyntax)url,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == url && IsOfBaseAddress(call) => call,
        AssignmentExpressionSyntax { Left: var target } assignment when assignment.Right == url && Symbol(target) is IPropertySymbol property && HttpRequests.IsRequestUri(property)
            => assignment.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } made ? OnlyReads(made) ? null : made : OnlyReads(assignment) ? null : assignment,
        _ => null,
    };

    /// <summary>The method of an interface that an attribute makes a request, if <paramref name="url"/> is the URL it says; whoever calls the method sends it.</summary>
    public IMethodSymbol? Declared(SyntaxNode url)
        => url.Parent is AttributeArgumentSyntax { Parent.Parent: AttributeSyntax { Parent.Parent: MethodDeclarationSyntax bearer } attribute }
            && ModelOf(attribute).GetSymbolInfo(attribute, cancellation).Symbol is IMethodSymbol made
            && ModelOf(bearer).GetDeclaredSymbol(bearer, cancellation) is IMethodSymbol method
            && HttpRequests.Declares(made, method) ? method : null;

    // new HttpRequestMessage(HttpMethod.Get, …) is no call of a model.
    private bool OnlyReads(ExpressionSyntax request) => ModelOf(request).GetOperation(request, cancellation) is { } operation && RequestVerbs.OnlyRead(operation);

    private bool IsRequest(IMethodSymbol method)
        => HttpRequests.IsRequest(method) || (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, mentions.Compilation.Assembly) && HttpRequests.IsHelper(method));

    // A request that adds nothing to the address its client was given.
    private bool IsOfBaseAddress(InvocationExpressionSyntax call)
        => call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } path
            && (path is LiteralExpressionSyntax { Token.Value: null or "" } || Symbol(path) is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
            && Called(call) is { } method && HttpRequests.IsRequest(method);

    private IMethodSymbol? Called(ExpressionSyntax call)
        => call is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax ? Symbol(call) as IMethodSymbol : null;

    private ISymbol? Symbol(ExpressionSyntax expression) => ModelOf(expression).GetSymbolInfo(expression, cancellation).Symbol;
}
