namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Calls of [CallersGovern] members under a waiver or a baseline, where a scope can be opened around them and where none can.</summary>
internal static class UnopenedScopes
{
    /// <summary>Members of a class that is waived, marked where that lets nothing pass, and why it does not.</summary>
    public static TheoryData<string, string?> Members => new()
    {
        { "object Make() => [|new Talker(chat)|];", "a constructor cannot be intercepted" },
        { "Talker Make() => [|new(chat)|];", "a constructor cannot be intercepted" },
        { "sealed class Louder(IChatClient chat) : [|Talker(chat)|];", "a constructor cannot be intercepted" },
        { "sealed class Louder : Talker { Louder(IChatClient chat) [|: base(chat)|] { } }", "a constructor cannot be intercepted" },
        { "readonly object made = [|new Talker(null!)|];", "a constructor cannot be intercepted" },
        { "object Made { get; } = [|new Talker(null!)|];", "a constructor cannot be intercepted" },
        { "readonly Lazy<object> made = new(() => [|new Talker(null!)|]);", "a constructor cannot be intercepted" },
        { "string Read(Talker talker) => [|talker.Summary|];", "a property cannot be intercepted" },
        { "string Summary { get { return [|new Other().Summary|]; } }", "a property cannot be intercepted" },
        { "readonly string read = [|new Other().Summary|];", "a property cannot be intercepted" },
        { "sealed class Louder : Talker { public string More() => [|base.Say()|]; }", "a `base.` call of a virtual method, intercepted, would call itself for ever" },
        { "string Say(Fleeting talker) => [|talker.Say()|];", "it is called on a struct, whose changes an interceptor would lose" },
        { "[CallersGovern] private Task Hand() => chat.GetResponseAsync(\"?\"); Task Say() => [|Hand()|];", "`Hand` is not accessible outside its type; make it internal" },
        { "[CallersGovern] protected Task Hand() => chat.GetResponseAsync(\"?\"); Task Say() => [|Hand()|];", "`Hand` is not accessible outside its type; make it internal" },
        { "[CallersGovern] protected internal Task Hand() => chat.GetResponseAsync(\"?\"); Task Say() => Hand();", null },
        { "string Say(Talker talker) => talker.Say() + Talker.Made(chat).ToString();", null },
        { "readonly object made = Talker.Made(null!);", null },
        { "object Made => Talker.Made(chat);", null },
        { "object Made { get; } = Talker.Made(null!);", null },
        { "readonly Lazy<object> made = new(() => Talker.Made(null!));", null },
        { "C(IChatClient a, IChatClient b) : this(a) => Talker.Made(b);", null },
        { "static readonly object made; static C() => made = Talker.Made(null!);", null },
        { "sealed class Inner { object Make(IChatClient c) => Talker.Made(c); }", null },
        { "async Task<string> Say(Talker talker) { await Task.Yield(); Func<string> say = () => talker.Say(); return say(); }", null },
    };

    /// <summary>Members of a class with the line of a baseline that names a call of theirs.</summary>
    public static TheoryData<string, string, string?> Baselines => new()
    {
        { "object Make() => [|new Talker(chat)|];", "M:C.Make | new Talker", "a constructor cannot be intercepted" },
        { "string Read(Talker talker) => [|talker.Summary|];", "M:C.Read(Talker) | Talker.Summary", "a property cannot be intercepted" },
        { "readonly object made = [|new Talker(null!)|];", "F:C.made | new Talker", "a constructor cannot be intercepted" },
        { "object Make() => Talker.Made(chat);", "M:C.Make | Talker.Made", null },
        { "readonly object made = Talker.Made(null!);", "F:C.made | Talker.Made", null },
        { "object Made { get; } = Talker.Made(null!);", "P:C.Made | Talker.Made", null },
    };

    /// <summary>A member that is declared to call a model and demands a scope besides.</summary>
    public const string Declared = """[assembly: DeclaredModelCall("P:Talker.Summary")]""", OfDeclared = "string Read(Talker talker) => [|talker.Summary|];";

    /// <summary>The file that such a member stands in.</summary>
    /// <param name="waiver">On the class.</param>
    /// <param name="member">Of the class.</param>
    public static string File(string waiver, string member) =>
        $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;
        {{waiver}}
        class C(IChatClient chat)
        {
            public IChatClient Chat => chat;
            {{member}}
        }
        class Talker
        {
            private readonly string _said = "";
            [CallersGovern] public Talker(IChatClient chat) => _said = chat.GetResponseAsync("?").GetAwaiter().GetResult().Text;
            protected Talker() { }
            [CallersGovern] public string Summary => _said;
            [CallersGovern] public virtual string Say() => _said;
            [CallersGovern] public static Talker Made(IChatClient chat) => new(chat);
        }
        class Other { [CallersGovern] public string Summary => ""; }
        struct Fleeting { [CallersGovern] public string Say() => ""; }
        """;

    /// <summary>A waiver of the rule, to stand on the class.</summary>
    public const string Waiver = """[GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "kim", Expires = "2099-01-01")]""";
}
