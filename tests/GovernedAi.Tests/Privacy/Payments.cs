using System.Text.Json.Serialization;
using GovernedAi.Runtime;

namespace GovernedAi.Tests.Privacy;

/// <summary>A payment with what may not be written: by an attribute on a record's parameter, on a property, and of another library.</summary>
public sealed record Payment(string Number, [Sensitive] string Iban, [DataSubject] int Customer)
{
    [Sensitive]
    public Address? Payer { get; init; }

    [Microsoft.AspNetCore.Identity.PersonalData]
    public string? Phone { get; init; }
}

public sealed record Address(string Street, long Postbox);

public sealed record Advice(string Text, [property: Sensitive] string? Account = null);

[JsonSerializable(typeof(Payment))]
[JsonSerializable(typeof(Advice))]
[JsonSerializable(typeof(string))]
internal sealed partial class PaymentJson : JsonSerializerContext;

/// <summary>A governed method as the generator would wrap it: the note is a sensitive parameter.</summary>
internal sealed class Payments(IGovernance governance, GovernedMethod method)
{
    public const string Iban = "DE89370400440532013000";

    public static Payment Payment { get; } = new("P-1", Iban, 4711) { Payer = new Address("Hafenweg 12", 80331), Phone = "0151-2345" };

    public Func<Task<Advice>> Core { get; set; } = () => Task.FromResult(new Advice("pay"));

    public Func<Advice, string>? Question { get; set; }

    public async Task<Advice> AdviseAsync(Payment payment, string note)
    {
        using var call = governance.Begin<Advice>(method);
        call.Argument("payment", payment);
        call.Argument("note", note, ArgumentPrivacy.Sensitive);
        while (await call.NextAsync())
        {
            try
            {
                switch (call.Step)
                {
                    case GovernedStep.Core:
                        using (call.EnterScope())
                            call.Propose(await Core());
                        break;
                    case GovernedStep.Question when Question is not null:
                        call.Ask(Question(call.Proposal));
                        break;
                    case GovernedStep.Fallback:
                        call.Propose(new Advice("by hand"));
                        break;
                }
            }
            catch (Exception exception)
            {
                call.Fail(exception);
            }
        }

        return call.Result;
    }

    public static GovernedMethod Method(bool escalated = false, bool sensitiveResult = false, OnAuditFailure onAuditFailure = OnAuditFailure.Block, int retentionDays = 0, params string[] fallbacks) => new(
        "M:Acme.Payments.AdviseAsync", "Acme", "Payments.AdviseAsync", audited: true, "payments", onAuditFailure,
        escalated ? new EscalationPolicy(["desk"], TimeSpan.FromMinutes(30).Ticks, Ask.BeforeRelease, null, "?") : null,
        [.. fallbacks.Select(fallback => new FallbackPolicy(fallback))], sensitiveResult: sensitiveResult, retentionDays: retentionDays);

    /// <summary>A model call as its interceptor records it.</summary>
    public static async Task CallModelAsync(string prompt, string response)
    {
        var call = CapturedCall.Begin(new ModelCallSite("M:Acme.Payments.AdviseCoreAsync#1", "Chat.Ask", "openai", "chat", "M:Acme.Payments.AdviseAsync", "Payments.cs", 1));
        call.Prompt(prompt);
        call.Response(response, "gpt-9", 1, 1, "stop");
        await call.CompleteAsync();
    }
}
