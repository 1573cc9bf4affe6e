using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Privacy;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Privacy;

/// <summary>What is marked sensitive is masked before anything is written, and what turns up elsewhere of it is taken out.</summary>
public sealed class RedactionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sensitive_members_are_masked_whatever_made_the_contract(bool compiled)
    {
        using var governance = Governance.ForTests(new() { Json = compiled ? Compiled() : null });
        await new Payments(governance, Payments.Method()).AdviseAsync(Payments.Payment, "gift for Anna");

        var intent = governance.Records[0];
        Assert.Equal("""{"Number":"P-1","Iban":"[redacted]","Customer":4711,"Payer":"[redacted]","Phone":"[redacted]"}""", Sorted(governance.Content(intent, "arguments", "payment")!));
        Assert.Equal("""{"notRecorded":"sensitive"}""", intent.Data.GetProperty("arguments").GetProperty("note").GetRawText());
    }

    [Fact]
    public async Task What_was_sensitive_is_taken_out_of_the_prompt_too()
    {
        using var governance = Governance.ForTests();
        var payments = new Payments(governance, Payments.Method())
        {
            Core = async () =>
            {
                await Payments.CallModelAsync($"May {Payments.Iban} at Hafenweg 12, box 80331, be paid? gift for Anna", "yes");
                return new Advice("pay");
            },
        };
        await payments.AdviseAsync(Payments.Payment, "gift for Anna");

        var call = Assert.Single(governance.Records, record => record.Kind == RecordKinds.ModelCall);
        Assert.Equal("\"May [redacted] at [redacted], box [redacted], be paid? [redacted]\"", governance.Content(call, "prompt"));
    }

    [Fact]
    public async Task The_words_of_a_model_whose_answer_may_hold_something_sensitive_are_not_kept()
    {
        using var governance = Governance.ForTests();
        var payments = new Payments(governance, Payments.Method())
        {
            Core = async () =>
            {
                await Payments.CallModelAsync("?", "use account 99887766");
                return new Advice("use that", "99887766");
            },
        };
        await payments.AdviseAsync(Payments.Payment, "");

        var call = Assert.Single(governance.Records, record => record.Kind == RecordKinds.ModelCall);
        Assert.Equal("sensitive", call.Data.GetProperty("response").GetProperty("notRecorded").GetString());
        Assert.Equal("""{"Text":"use that","Account":"[redacted]"}""", governance.Content(governance.Records[^1], "result"));
    }

    [Fact]
    public async Task Of_a_sensitive_result_nothing_is_kept()
    {
        using var governance = Governance.ForTests();
        await new Payments(governance, Payments.Method(sensitiveResult: true)).AdviseAsync(Payments.Payment, "");

        Assert.Equal("sensitive", governance.Records[^1].Data.GetProperty("result").GetProperty("notRecorded").GetString());
    }

    [Fact]
    public async Task People_see_arguments_masked_and_the_proposal_in_full_until_it_is_decided()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        var payments = new Payments(governance, Payments.Method(escalated: true))
        {
            Core = () => Task.FromResult(new Advice("pay", "99887766")),
            Question = advice => $"Pay {Payments.Iban} from {advice.Account}?",
        };
        Assert.Equal("99887766", (await payments.AdviseAsync(Payments.Payment, "gift for Anna")).Account);

        var request = Assert.Single(governance.Approver.Asked);
        Assert.Equal("""{"Text":"pay","Account":"99887766"}""", request.Proposal.ToString());
        Assert.Equal("Pay [redacted] from [redacted]?", request.Question);
        Assert.Equal("\"[redacted]\"", request.Arguments["note"].ToString());
        Assert.DoesNotContain(Payments.Iban, request.Arguments["payment"].ToString());
        Assert.Equal("""{"Text":"pay","Account":"[redacted]"}""", (await governance.Approvals.FindAsync(request.Id))!.Proposal.ToString());
    }

    [Fact]
    public async Task A_redactor_sees_every_text_before_it_is_written()
    {
        using var governance = Governance.ForTests(new() { Redactor = new PatternRedactor() });
        var payments = new Payments(governance, Payments.Method())
        {
            Core = async () =>
            {
                await Payments.CallModelAsync("Mail anna.b@acme.example or use 4111 1111 1111 1111", "?");
                return new Advice("write to anna.b@acme.example");
            },
        };
        await payments.AdviseAsync(Payments.Payment with { Number = "GB33 BUKB 2020 1555 5555 55" }, "");

        var call = Assert.Single(governance.Records, record => record.Kind == RecordKinds.ModelCall);
        Assert.Equal("\"Mail [redacted] or use [redacted]\"", governance.Content(call, "prompt"));
        Assert.StartsWith("""{"Text":"write to [redacted]""", governance.Content(governance.Records[^1], "result"));
        Assert.StartsWith("""{"Number":"[redacted]""", governance.Content(governance.Records[0], "arguments", "payment"));
    }

    [Theory]
    [InlineData(OnAuditFailure.Block)]
    [InlineData(OnAuditFailure.ProceedUnrecorded)]
    public async Task A_redactor_that_fails_lets_nothing_be_written(OnAuditFailure onAuditFailure)
    {
        using var governance = Governance.ForTests(new() { Redactor = new BrokenRedactor() });
        var payments = new Payments(governance, Payments.Method(onAuditFailure: onAuditFailure));

        if (onAuditFailure == OnAuditFailure.Block)
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => payments.AdviseAsync(Payments.Payment, ""));
        else
            await payments.AdviseAsync(Payments.Payment, "");

        Assert.DoesNotContain(governance.Records, record => record.Kind is RecordKinds.Intent);
    }

    [Fact]
    public async Task An_escalated_call_shows_nobody_what_a_redactor_could_not_see_through()
    {
        using var governance = Governance.ForTests(new() { Redactor = new BrokenRedactor() });
        governance.Approver.Releases();

        await Assert.ThrowsAnyAsync<Exception>(() => new Payments(governance, Payments.Method(escalated: true)).AdviseAsync(Payments.Payment, ""));

        Assert.Empty(governance.Approver.Asked);
    }

    [Fact]
    public void What_is_spread_over_pieces_of_a_streamed_text_is_found()
    {
        var values = new PrivateValues();
        values.AddSensitive([Payments.Iban]);

        var clean = new Redaction(null).CleanItems("""["Pay DE8937","0400440532013000"," now"]"""u8.ToArray(), values);

        Assert.Equal("""["Pay [redacted] now"]""", System.Text.Encoding.UTF8.GetString(clean));
    }

    private static JsonSerializerOptions Compiled() => new() { TypeInfoResolver = PaymentJson.Default };

    /// <summary>Contracts made at compile time list inherited and own properties in another order.</summary>
    private static string Sorted(string json)
    {
        using var document = JsonDocument.Parse(json);
        string[] order = ["Number", "Iban", "Customer", "Payer", "Phone"];
        return "{" + string.Join(',', document.RootElement.EnumerateObject().OrderBy(p => Array.IndexOf(order, p.Name)).Select(p => $"\"{p.Name}\":{p.Value.GetRawText()}")) + "}";
    }

    private sealed class BrokenRedactor : IRedactor
    {
        public string Redact(string text) => throw new InvalidOperationException("cannot");
    }
}
