using Microsoft.CodeAnalysis;
using GovernedAi.Analyzers.Generation;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Reads one rule, or says what cannot be understood about it.</summary>
internal sealed class RuleReader
{
    private static readonly string[] Patterns = ["Namespace", "Type"];
    private static readonly string[] Days = ["EnforceFrom"];

    private readonly AttributeArguments _arguments;
    private readonly string _id;
    private readonly Action<RuleFault> _report;
    private bool _isFaulty;

    private RuleReader(AttributeData attribute, Action<RuleFault> report)
    {
        _arguments = new AttributeArguments(attribute);
        _report = report;
        _id = _arguments.Text(0);
    }

    /// <returns><see langword="null"/> when the rule cannot be understood; <paramref name="report"/> has been told why.</returns>
    public static HouseRule? Read(AttributeData attribute, string origin, Action<RuleFault> report)
    {
        var reader = new RuleReader(attribute, report);
        var isBan = attribute.AttributeClass.IsNamed("GovernedAi.BannedModelApiAttribute");
        reader.CheckHead();
        var ban = isBan ? reader.Ban() : null;
        var demands = isBan ? null : reader.Demands();
        var arguments = reader._arguments;
        var locked = arguments.Flag("Locked");
        if (locked && arguments.Number("Severity") != 0)
            reader.Fault("Severity", "is locked, and a locked rule is an error: leave Severity out");

        return reader._isFaulty ? null : new HouseRule
        {
            Id = reader._id,
            Title = isBan ? $"{ban?.Api.Name} is not to be used" : arguments.Text(1),
            Origin = origin,
            Scope = reader.Scope(),
            Demands = demands,
            Ban = ban,
            Severity = arguments.Number("Severity") switch { 1 => DiagnosticSeverity.Warning, 2 => DiagnosticSeverity.Info, _ => DiagnosticSeverity.Error },
            IsLocked = locked,
            Message = arguments.Text("Message"),
            Help = arguments.Text("Help"),
            EnforceFrom = WrittenDay.Parse(arguments.Text("EnforceFrom")),
            Replaces = arguments.Texts("Replaces"),
            IsRetired = arguments.Text("Retired") is not null,
            Source = attribute,
        };
    }

    /// <summary>Whether text can be the id of a house rule: letters, then digits, and not one of ours.</summary>
    public static bool IsRuleId(string id)
    {
        var letters = id.TakeWhile(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')).Count();
        return letters > 0 && letters < id.Length && id.Skip(letters).All(c => c is >= '0' and <= '9') && !id.StartsWith("GAI", StringComparison.OrdinalIgnoreCase);
    }

    private void CheckHead()
    {
        if (!IsRuleId(_id))
            FaultAt(0, $"has \"{_id}\" for an id: an id is letters, then digits, such as ACME001, and GAI is taken");
        foreach (var name in Patterns)
        {
            if (_arguments.Text(name) is { } pattern && !NamePattern.IsFullName(pattern))
                Fault(name, $"has {name} = \"{pattern}\", which is no name: parts divided by dots, `*` for any characters within one");
        }

        foreach (var name in Days)
        {
            if (_arguments.Text(name) is { } text && WrittenDay.Parse(text) is null)
                Fault(name, $"has {name} = \"{text}\", which is no day: write it as yyyy-MM-dd");
        }

        if (_arguments.Text("Help") is { } help && !(Uri.TryCreate(help, UriKind.Absolute, out var link) && link.Scheme is "https" or "http"))
            Fault("Help", $"has Help = \"{help}\", which is no link: give an absolute https address");
        if (_arguments.Texts("Replaces").FirstOrDefault(id => !IsRuleId(id) || id == _id) is { } replaced)
            Fault("Replaces", $"replaces \"{replaced}\", which is not the id of another house rule");
        if (_arguments.Text("Retired") is { } why && why.Trim().Length == 0)
            Fault("Retired", "is retired without a reason: say why");
    }

    private BannedApi? Ban()
    {
        var api = _arguments.Text(1);
        if (!ApiId.IsValid(api))
            FaultAt(1, $"bans \"{api}\", which is no documentation-comment id: N:, T:, M:, P:, F: or E: and a full name");
        if (_arguments.Text("Use") is { } use && !NamePattern.IsFullName(use))
            Fault("Use", $"has Use = \"{use}\", which is no name of a namespace or type");
        return _isFaulty ? null : new BannedApi(new ApiId(api), _arguments.Text("Use"));
    }

    private RuleDemands Demands()
    {
        if (_arguments.Text(1).Trim().Length == 0)
            FaultAt(1, "needs a title that says what it demands");
        foreach (var name in new[] { "EscalateTo", "EscalateOnlyTo", "AllowedModels", "HandlesNamed" })
        {
            if (_arguments.Has(name) && (_arguments.Texts(name).IsEmpty || _arguments.Texts(name).Any(text => text.Trim().Length == 0)))
                Fault(name, $"has an empty {name}: name at least one, or leave it out");
        }

        if (_arguments.Text("Kind") is { } kind && !ModelCallWords.IsKind(kind))
            Fault("Kind", $"has Kind = \"{kind}\", which is no kind of model call: {ModelCallWords.Kinds}");

        var longest = _arguments.Text("MaxStepTimeout") is { } text ? MethodGovernance.Duration(text) : null;
        if (_arguments.Has("MaxStepTimeout") && !(longest > TimeSpan.Zero))
            Fault("MaxStepTimeout", $"has MaxStepTimeout = \"{_arguments.Text("MaxStepTimeout")}\", which is no time: write it as hh:mm:ss");
        if (_arguments.Number("Requires") is < 0 or > 7)
            Fault("Requires", "requires controls that do not exist");

        var demands = new RuleDemands
        {
            Controls = (Controls)_arguments.Number("Requires"),
            Attribute = _arguments.Type("RequiresAttribute"),
            EscalateTo = _arguments.Texts("EscalateTo"),
            EscalateOnlyTo = _arguments.Texts("EscalateOnlyTo"),
            MaxStepTimeout = longest,
            UseCase = _arguments.Flag("RequiresUseCase"),
            Review = _arguments.Flag("RequiresReview"),
            FallbackWithoutModel = _arguments.Flag("RequiresFallbackWithoutModel"),
            Record = _arguments.Flag("RequiresRecord"),
            Models = _arguments.Texts("AllowedModels"),
        };
        if (demands is { EscalateOnlyTo.IsEmpty: false } && demands.EscalateTo.Except(demands.EscalateOnlyTo).FirstOrDefault() is { } stranger)
            Fault("EscalateTo", $"demands that \"{stranger}\" be asked and does not allow it: add it to EscalateOnlyTo");
        if (demands.IsEmpty && !_isFaulty)
            FaultAt(-1, "demands nothing: give Requires, RequiresAttribute, EscalateTo or another demand");
        return demands;
    }

    private RuleScope Scope() => new()
    {
        Namespace = _arguments.Text("Namespace"),
        Type = _arguments.Text("Type"),
        Assembly = _arguments.Text("Assembly"),
        Kind = _arguments.Text("Kind"),
        Provider = _arguments.Text("Provider"),
        UseCase = _arguments.Text("UseCase"),
        Risk = _arguments.Number("Risk"),
        Handles = _arguments.Types("Handles"),
        HandlesNamed = _arguments.Texts("HandlesNamed"),
        Bearing = _arguments.Type("Bearing"),
    };

    private void Fault(string argument, string words) => Report(words, _arguments.Place(argument));

    private void FaultAt(int ordinal, string words) => Report(words, _arguments.Place(null, ordinal));

    private void Report(string words, Location? place)
    {
        _isFaulty = true;
        _report(new RuleFault(_id.Length > 0 ? _id : "A rule", words, place));
    }
}
