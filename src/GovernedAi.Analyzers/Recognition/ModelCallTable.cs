namespace GovernedAi.Analyzers.Recognition;

/// <summary>The facts about calls that reach a model, found by method name first and by documentation-comment id then.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies uses the same table.</remarks>
internal sealed class ModelCallTable
{
    private static readonly Lazy<ModelCallTable> Embedded = new(() => new(FactFile.Rows("model-calls.tsv").Select(ModelCallFact.Parse), FactFile.Rows("anchors.tsv").Select(Anchor.Parse)));

    private readonly Dictionary<string, ModelCallFact> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);
    private readonly HashSet<(string Method, string Type)> _declaring = [];
    private readonly HashSet<string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Anchor>> _anchors = new(StringComparer.Ordinal);

    public ModelCallTable(IEnumerable<ModelCallFact> facts, IEnumerable<Anchor> anchors)
    {
        foreach (var fact in facts)
        {
            _facts.Add(fact.DocId, fact);
            Name(fact.MethodName, fact.Assembly);
            _declaring.Add((fact.MethodName, ModelCallFact.TypeNameOf(fact.DocId)));
            _types.Add(ModelCallFact.FullTypeNameOf(fact.DocId));
        }

        foreach (var anchor in anchors)
        {
            _types.Add(anchor.Type);
            foreach (var method in anchor.Methods)
            {
                Name(method, anchor.Assembly);
                if (!_anchors.TryGetValue(method, out var sharing))
                    _anchors.Add(method, sharing = []);
                sharing.Add(anchor);
            }
        }

        Names = new(_names.Keys);
    }

    public static ModelCallTable Default => Embedded.Value;

    public IReadOnlyCollection<ModelCallFact> Facts => _facts.Values;

    public IEnumerable<Anchor> Anchors => _anchors.Values.SelectMany(sharing => sharing).Distinct();

    /// <summary>The names that model calls have.</summary>
    public NameSet Names { get; }

    /// <summary>Whether a method of this name can be a model call: the one look-up that every other call costs.</summary>
    public bool HasName(string methodName) => Names.Contains(methodName);

    /// <summary>Whether one of these assemblies declares a model call of this name.</summary>
    public bool HasName(string methodName, ISet<string> assemblies) => _names.TryGetValue(methodName, out var declaring) && declaring.Overlaps(assemblies);

    /// <summary>Whether a row names a method of this name on a type of this simple name: asked before an id is built.</summary>
    public bool HasRow(string methodName, string typeName) => _declaring.Contains((methodName, typeName));

    /// <summary>Whether a type declares model calls; named as in an id, <c>Namespace.Type`1</c>.</summary>
    public bool HasType(string fullName) => _types.Contains(fullName);

    public ModelCallFact? Find(string docId) => _facts.TryGetValue(docId, out var fact) ? fact : null;

    /// <summary>The anchors that have a member of this name.</summary>
    public IReadOnlyList<Anchor> AnchorsOf(string methodName) => _anchors.TryGetValue(methodName, out var anchors) ? anchors : [];

    /// <summary>Whether an assembly of this name declares model calls.</summary>
    public bool IsModelLibrary(string assembly) => _assemblies.Contains(assembly);

    private void Name(string method, string assembly)
    {
        _assemblies.Add(assembly);
        if (!_names.TryGetValue(method, out var declaring))
            _names.Add(method, declaring = new(StringComparer.OrdinalIgnoreCase));
        declaring.Add(assembly);
    }
}
