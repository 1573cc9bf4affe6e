using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading;

/// <summary>The names that model calls go by, ready to be asked by the bytes of a name in metadata.</summary>
internal sealed class ModelNames
{
    private static readonly Lazy<ModelNames> Embedded = new(() => new(ModelCallTable.Default));

    private readonly ILookup<string, ModelCallFact> _facts;

    private ModelNames(ModelCallTable table)
    {
        Table = table;
        Methods = new([.. table.Facts.Select(f => f.MethodName), .. table.Anchors.SelectMany(a => a.Methods), .. CalledMembers.TellingNames, .. Anywhere]);
        Anyones = new(Anywhere);
        Types = new([.. table.Facts.Select(f => ModelCallFact.FullTypeNameOf(f.DocId)).Concat(table.Anchors.Select(a => a.Type)).Select(type => type[(type.LastIndexOf('.') + 1)..])]);
        _facts = table.Facts.ToLookup(f => ImplementedMembers.TypeOf(f.DocId) + "." + f.MethodName);
    }

    public static ModelNames Default => Embedded.Value;

    public ModelCallTable Table { get; }

    /// <summary>The methods' names, and those of what drives a governed call.</summary>
    public NameFilter Methods { get; }

    /// <summary>Those of them that tell something where no model library is in reach, too: whoever declares them, they put a model behind something.</summary>
    public NameFilter Anyones { get; }

    /// <summary>The simple names of the types that declare them.</summary>
    public NameFilter Types { get; }

    private static IEnumerable<string> Anywhere => [.. CallForms.MappingNames, CallForms.DelegateMaker];

    /// <summary>The facts about a method of a type, both by name.</summary>
    public IEnumerable<ModelCallFact> FactsOf(string type, string method) => _facts[type + "." + method];
}
