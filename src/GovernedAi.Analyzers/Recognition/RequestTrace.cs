using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Follows a URL from where it is written to the HTTP requests made with it: through variables, fields, constants, Uri and HttpRequestMessage.</summary>
internal sealed class RequestTrace(SemanticModel start, CancellationToken cancellation)
{
    private const int Patience = 200;

    private readonly HashSet<SyntaxNode> _seen = [];
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);
    // What the first file's model has bound already need not be bound again.
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = new() { [start.SyntaxTree] = start };
    private readonly Compilation _compilation = start.Compilation;

    /// <summary>The invocations and creations that make a request of <paramref name="url"/>, and the attributes that declare one.</summary>
    public IEnumerable<ExpressionSyntax> From(ExpressionSyntax url)
    {
        var open = new Queue<SyntaxNode>([url]);
        while (open.Count > 0 && _seen.Count < Patience)
        {
            var at = open.Dequeue();
            if (!_seen.Add(at))
                continue;
            if (Request(at) is { } request)
            {
                yield return request;
                continue;
            }

            foreach (var next in Onward(at))
                open.Enqueue(next);
        }
    }

    public SemanticModel ModelOf(SyntaxNode node)
    {
        if (!_models.TryGetValue(node.SyntaxTree, out var model))
        {
#pragma warning disable RS1030 // A constant may stand in another file than the request; asked only for strings that name an endpoint.
            _models.Add(node.SyntaxTree, model = _compilation.GetSemanticModel(node.SyntaxTree));
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
        => HttpRequests.IsRequest(method) || (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly) && HttpRequests.IsHelper(method));

    // Where the value goes from here.
    private IEnumerable<SyntaxNode> Onward(SyntaxNode value)
    {
        switch (value.Parent)
        {
            case ExpressionSyntax whole and (ParenthesizedExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or SwitchExpressionSyntax):
                return [whole];
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }:
                return [text];
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice }:
                return [choice];
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax changed } access when access.Expression == value && Called(changed) is { } change && Changes(change):
                return [changed];
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == value && Called(call) is { ReducedFrom: { } extension }:
                return Into(extension, extension.Parameters[0], call);
            case MemberAccessExpressionSyntax access when access.Expression == value && Symbol(access) is { ContainingType: { } read } && HttpRequests.IsUrl(read):
                return [access.Parent is InvocationExpressionSyntax written ? written : access];
            case MemberAccessExpressionSyntax access when access.Name == value:
                return [access];
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument when Called(call) is { } method:
                return HttpRequests.IsUrlMaker(method) ? [call] : Into(method, Parameter(argument, method), call);
            case EqualsValueClauseSyntax { Parent: { } declaration }:
                return Uses(ModelOf(declaration).GetDeclaredSymbol(declaration, cancellation));
            case AssignmentExpressionSyntax { Left: var part } assignment when assignment.Right == value && Symbol(part) is IPropertySymbol { ContainingType: { } built } && HttpRequests.IsUrl(built):
                return Built(assignment);
            case AssignmentExpressionSyntax { Left: var target } assignment when assignment.Right == value:
                return Symbol(target) is IPropertySymbol property && HttpRequests.IsBaseAddress(property) ? Client(assignment, Client(assignment)) : Uses(Symbol(target));
            case ArrowExpressionClauseSyntax { Parent: { } member }:
                return Returned(ModelOf(member).GetDeclaredSymbol(member, cancellation));
            case ReturnStatementSyntax { } returned when returned.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method:
                return Returned(ModelOf(method).GetDeclaredSymbol(method, cancellation));
            default:
                return [];
        }
    }

    private static bool Changes(IMethodSymbol method) => method.ContainingType?.SpecialType == SpecialType.System_String || (method.ReducedFrom is not null && HttpRequests.IsUrlMaker(method));

    // What came in with one call goes out to that call alone.
    private IEnumerable<SyntaxNode> Returned(ISymbol? member) => member is not null && _entered.Contains(member) ? [] : Uses(member);

    // What holds the client whose address is set.
    private ISymbol? Client(AssignmentExpressionSyntax address) => address switch
    {
        { Left: MemberAccessExpressionSyntax { Expression: var client } } => Symbol(client),
        { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: { } declaration } } } } => ModelOf(declaration).GetDeclaredSymbol(declaration, cancellation),
        { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var client } } } } => Symbol(client),
        _ => null,
    };

    // Whatever else holds that client has the address too.
    private IEnumerable<SyntaxNode> Client(AssignmentExpressionSyntax address, ISymbol? client)
        => client is not null && ModelOf(address).GetOperation(address, cancellation) is { } operation ? new BodyValues(operation).Holding(client).SelectMany(Uses) : Uses(client);

    // A request that adds nothing to the address its client was given.
    private bool IsOfBaseAddress(InvocationExpressionSyntax call)
        => call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } path
            && (path is LiteralExpressionSyntax { Token.Value: null or "" } || Symbol(path) is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
            && Called(call) is { } method && HttpRequests.IsRequest(method);

    // new UriBuilder { Path = … } is the URL, and so is what `builder.Path = …` sets it on.
    private IEnumerable<SyntaxNode> Built(AssignmentExpressionSyntax assignment) => assignment switch
    {
        { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made } } => [made],
        { Left: MemberAccessExpressionSyntax { Expression: var builder } } => Uses(Symbol(builder)),
        _ => [],
    };

    // Into a helper of the user's own, by way of its parameter; and out, if what it gives may be the URL, completed.
    private IEnumerable<SyntaxNode> Into(IMethodSymbol method, IParameterSymbol? parameter, ExpressionSyntax call)
    {
        if (parameter is not null)
            _entered.Add(method.OriginalDefinition);
        return HttpRequests.MayReturnUrl(method) ? [.. Uses(parameter?.OriginalDefinition), call] : Uses(parameter?.OriginalDefinition);
    }

    private static IParameterSymbol? Parameter(ArgumentSyntax argument, IMethodSymbol method)
        => argument.NameColon is { Name.Identifier.ValueText: var name }
            ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
            : method.Parameters.ElementAtOrDefault(argument.Parent is BaseArgumentListSyntax list ? list.Arguments.IndexOf(argument) : -1);

    private IEnumerable<SyntaxNode> Uses(ISymbol? symbol)
    {
        if (symbol is null)
            yield break;

        foreach (var scope in Scope(symbol))
        {
            foreach (var name in scope.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(Symbol(name)?.OriginalDefinition, symbol.OriginalDefinition))
                    yield return symbol is IMethodSymbol && name.Parent is InvocationExpressionSyntax call ? call : name;
            }
        }
    }

    private IEnumerable<SyntaxNode> Scope(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => symbol.DeclaringSyntaxReferences.Select(part => MemberAround(part.GetSyntax(cancellation))).OfType<SyntaxNode>(),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => Parts(constructor.ContainingType),
        IParameterSymbol { ContainingSymbol: var owner } => Parts(owner),
        { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type } => Parts(type),
        IFieldSymbol or IPropertySymbol or IMethodSymbol when symbol.DeclaringSyntaxReferences.Length > 0 => Mentioning(symbol.Name),
        _ => [],
    };

    private IEnumerable<SyntaxNode> Mentioning(string name)
    {
        var names = new NamesInText([name]);
        return _compilation.SyntaxTrees.Where(tree => names.MayBeIn(tree.GetText(cancellation))).Select(tree => tree.GetRoot(cancellation));
    }

    // A file's top-level statements are one member.
    private static SyntaxNode? MemberAround(SyntaxNode local)
        => local.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? member is GlobalStatementSyntax ? member.Parent : member : null;

    // In an IDE a symbol of another project has its source at hand, but that is not of this compilation.
    private IEnumerable<SyntaxNode> Parts(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Where(part => _compilation.ContainsSyntaxTree(part.SyntaxTree)).Select(part => part.GetSyntax(cancellation));

    private IMethodSymbol? Called(ExpressionSyntax call)
        => call is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax ? Symbol(call) as IMethodSymbol : null;

    private ISymbol? Symbol(ExpressionSyntax expression) => ModelOf(expression).GetSymbolInfo(expression, cancellation).Symbol;
}
