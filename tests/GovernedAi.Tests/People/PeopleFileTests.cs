using GovernedAi.People;

namespace GovernedAi.Tests.People;

public sealed class PeopleFileTests : IDisposable
{
    private const string Text = """
        {
          // the desk
          "people": {
            "ana": { "name": "Ana Ruiz", "user": "aruiz", "away": [ { "from": "2027-03-01", "until": "2027-03-05", "standIn": "cy" } ] },
            "cy": { "away": [ { "from": "2027-03-05", "until": "2027-03-05" } ] },
            "dee": { "away": [ { "from": "2027-03-01", "until": "2027-03-31", "standIn": "dee" } ] }
          },
          "groups": {
            "hazmat-desk": ["ana", "bo"],
            "loop": ["dee"],
            "both": ["ana", "cy"]
          }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("hazmat-desk", "2027-02-28", "ana bo")]
    [InlineData("hazmat-desk", "2027-03-01", "cy bo")]
    [InlineData("hazmat-desk", "2027-03-05", "bo")]
    [InlineData("hazmat-desk", "2027-03-06", "ana bo")]
    [InlineData("loop", "2027-03-02", "")]
    [InlineData("both", "2027-03-02", "cy")]
    public async Task Who_is_away_is_not_asked_and_their_stand_in_is(string group, string day, string present)
    {
        var people = await FindAsync(Text, group, day);

        Assert.Equal(present, string.Join(' ', people!.Select(person => person.Id)));
    }

    [Theory]
    [InlineData("""{ "groups": { "desk": ["ana"] } }""")]
    [InlineData("""{ "people": { "ana": { "name": "Ana Ruiz" } }, "groups": { "desk": ["ana"] } }""")]
    public async Task A_file_says_no_more_than_it_has_to(string text) =>
        Assert.Equal("ana", Assert.Single((await FindAsync(text, "desk", "2027-03-01"))!).Id);

    [Fact]
    public async Task A_stand_in_says_for_whom()
    {
        var people = await FindAsync(Text, "hazmat-desk", "2027-03-01");

        Assert.Equal("ana", people![0].StandsInFor);
    }

    [Fact]
    public async Task What_is_known_of_a_person_comes_along()
    {
        var people = await FindAsync(Text, "hazmat-desk", "2027-01-01");

        Assert.Equal(new Person("ana", "Ana Ruiz", "aruiz"), people![0]);
    }

    [Fact]
    public async Task An_unknown_group_is_none() => Assert.Null(await FindAsync(Text, "nobody", "2027-01-01"));

    [Fact]
    public async Task Without_a_file_there_are_no_groups() =>
        Assert.Null(await new PeopleFile(_folder["people.json"]).FindPresentAsync("hazmat-desk", new DateOnly(2027, 1, 1)));

    [Theory]
    [InlineData("{ \"groups\": { \"desk\": [\"ana\" } }", "people.json(1,30)")]
    [InlineData("{ \"group\": {} }", "group")]
    [InlineData("{ \"groups\": null }", "people.json")]
    [InlineData("{ \"groups\": { \"desk\": null } }", "people.json")]
    [InlineData("", "people.json(1,")]
    [InlineData("{ \"people\": { \"ana\": null }, \"groups\": { \"desk\": [\"ana\"] } }", "people.json")]
    [InlineData("{ \"people\": { \"ana\": { \"away\": null } }, \"groups\": { \"desk\": [\"ana\"] } }", "people.json")]
    [InlineData("{ \"people\": { \"ana\": { \"away\": [ null ] } }, \"groups\": { \"desk\": [\"ana\"] } }", "people.json")]
    [InlineData("{ \"people\": { \"ana\": { \"away\": [ { \"form\": \"2027-01-01\" } ] } } }", "form")]
    [InlineData("{ \"people\": { \"ana\": { \"away\": [ { \"from\": \"soon\", \"until\": \"2027-01-01\" } ] } } }", "people.json(1,")]
    public async Task A_malformed_file_is_named_by_place(string text, string place)
    {
        var thrown = await Assert.ThrowsAsync<InvalidDataException>(() => FindAsync(text, "desk", "2027-01-01"));

        Assert.Contains(place, thrown.Message);
    }

    private async Task<IReadOnlyList<Person>?> FindAsync(string text, string group, string day)
    {
        await File.WriteAllTextAsync(_folder["people.json"], text);
        return await new PeopleFile(_folder["people.json"]).FindPresentAsync(group, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
    }
}
