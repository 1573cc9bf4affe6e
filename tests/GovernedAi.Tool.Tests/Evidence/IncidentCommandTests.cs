using System.Text.Json.Nodes;
using GovernedAi.Tool.Tests.Commands;

namespace GovernedAi.Tool.Tests.Evidence;

/// <summary>Incidents from the command line, on the folder of a program that is not told of it.</summary>
public sealed class IncidentCommandTests : IDisposable
{
    private readonly GovernedProgram _program = new();

    public IncidentCommandTests() =>
        File.WriteAllText(Path.Combine(_program.Folder, "people.json"), """{"groups":{"desk":["ana","bo"],"compliance":["cleo"]}}""");

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task An_incident_is_opened_by_the_chain_of_the_use_case_then_acknowledged_and_corrected()
    {
        var call = await RouteAsync(chain: ["desk", "compliance"]);

        var opened = await Run("incident", call, "--reason", "wrong queue", "--as", "kim", "--correction", "standard");
        Assert.Equal((0, ""), (opened.ExitCode, opened.Error));
        Assert.Contains("desk (ana, bo) has until 2026-06-01 13:00:00Z.", opened.Out);
        var id = opened.Out.Split(' ')[1];
        Assert.Contains($"{id}\t2026-06-01 12:00:00Z\tdesk (ana, bo) until 2026-06-01 13:00:00Z\tcorrected\t", (await Run("incident", "list")).Out);

        var outsider = await Run("incident", "ack", id, "--as", "cleo", "--reason", "mine");
        Assert.Equal(1, outsider.ExitCode);
        Assert.Contains("cleo was not told", outsider.Error);
        Assert.Equal(0, (await Run("incident", "ack", id, "--as", "ana", "--reason", "looking")).ExitCode);
        Assert.Equal(0, (await Run("incident", "correct", id, "--as", "ana", "--correction", call)).ExitCode);

        Assert.Contains("\tacknowledged by ana\t", (await Run("incident", "list")).Out);
        Assert.Equal(5, (await Run("ledger", "show", "--call", call, "--kind", "incidentOpened", "--kind", "incidentNotified", "--kind", "incidentAcknowledged", "--kind", "incidentCorrected"))
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(0, (await Run("ledger", "verify")).ExitCode);
        Assert.DoesNotContain("\"standard\"", string.Concat(Directory.GetFiles(Path.Combine(_program.Folder, "ledger"), "*.jsonl").Select(File.ReadAllText)));
    }

    [Fact]
    public async Task Where_nobody_is_declared_it_is_recorded_and_said_that_nobody_is_told()
    {
        var opened = await Run("incident", await RouteAsync(chain: null), "--reason", "wrong queue");

        Assert.Equal(1, opened.ExitCode);
        Assert.Contains("the use case inbound-routing declared no Incident groups", opened.Error);
        Assert.Contains("\tnobody to tell\t", (await Run("incident", "list")).Out);
    }

    [Fact]
    public async Task The_list_is_there_for_programs_too()
    {
        Assert.Equal("[]", (await Run("incident", "list", "--format", "json")).Out.Trim());
        var call = await RouteAsync(chain: ["desk", "compliance"]);
        await Run("incident", call, "--reason", "wrong queue", "--as", "kim", "--correction", "standard");
        await Run("incident", await RouteAsync(chain: null), "--reason", "wrong too", "--as", "kim");

        var listed = JsonNode.Parse((await Run("incident", "list", "--format", "json")).Out)!.AsArray();

        Assert.Equal(["waiting", "nobodyToTell"], listed.Select(incident => (string?)incident!["state"]));
        var first = listed[0]!;
        Assert.Equal((call, "kim", "wrong queue", "01:00:00", true), ((string?)first["call"], (string?)first["by"], (string?)first["reason"], (string?)first["stepTimeout"], (bool)first["open"]!));
        Assert.Equal("""["desk","compliance"]""", first["chain"]!.ToJsonString());
        Assert.Equal("""["ana","bo"]""", Assert.Single(first["steps"]!.AsArray())!["people"]!.ToJsonString());
        Assert.NotNull((string?)Assert.Single(first["corrections"]!.AsArray())!["payload"]);
        Assert.Null(first["acknowledgement"]);
    }

    [Fact]
    public async Task Groups_can_be_named()
    {
        var opened = await Run("incident", await RouteAsync(chain: null), "--reason", "wrong queue", "--notify", "nobody-knows", "--notify", "compliance");

        Assert.Equal(0, opened.ExitCode);
        Assert.Contains("Passed over: nobody knows the group 'nobody-knows'.", opened.Out);
        Assert.Contains("compliance (cleo) has until", opened.Out);
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "No record and no call in the ledger has the id aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.")]
    [InlineData("BL-1", "\"BL-1\" is no id of a record or a call")]
    public async Task A_record_that_is_not_there_or_no_id_is_said(string id, string error)
    {
        await RouteAsync(chain: ["desk"]);

        var refused = await Run("incident", id, "--reason", "wrong queue");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(error, refused.Error);
        Assert.Empty((await Run("incident", "list")).Out);
    }

    [Fact]
    public async Task An_unknown_incident_and_a_missing_reason_are_said()
    {
        var call = await RouteAsync(chain: ["desk"]);
        var unknown = await Run("incident", "ack", "0123456789ab", "--reason", "mine");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("There is no incident 0123456789ab", unknown.Error);
        Assert.Equal(2, (await Run("incident", call)).ExitCode);
    }

    [Fact]
    public async Task A_people_file_that_cannot_be_read_is_named_and_nothing_is_opened()
    {
        var call = await RouteAsync(chain: ["desk"]);
        var path = Path.Combine(_program.Folder, "people.json");
        var right = File.ReadAllText(path);
        File.WriteAllText(path, "{ groups");

        var refused = await Run("incident", call, "--reason", "wrong queue");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("people.json(1,", refused.Error);
        File.WriteAllText(path, right);
        Assert.Empty((await Run("incident", "list")).Out);
    }

    /// <summary>One governed call; its id.</summary>
    private async Task<string> RouteAsync(string[]? chain)
    {
        await _program.RouteAsync("anna", asks: false, incident: chain);
        var records = new List<GovernedAi.Ledger.LedgerRecord>();
        await foreach (var record in _program.Governance.Ledger.ReadAsync())
            records.Add(record);
        return records[^1].Call!;
    }

    private Task<RunningCommand> Run(params string[] args) => RunningCommand.Of([.. args, "--folder", _program.Folder]);
}
