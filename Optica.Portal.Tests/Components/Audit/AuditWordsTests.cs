using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Features.Audit;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Audit;

/// <summary>Whatever the trail can say has words: every field of every audited record, every kind, every action.</summary>
public sealed partial class AuditWordsTests
{
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

    private AuditWords Words
    {
        get
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es");
            return new(services.GetRequiredService<IStringLocalizerFactory>(), TimeZoneInfo.Utc);
        }
    }

    [Fact]
    public async Task Fields_OfEveryAuditedRecord_HaveAName()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var audited = db.Model.GetEntityTypes().Where(type => typeof(IAudited).IsAssignableFrom(type.ClrType)).ToList();
        var fields = audited
            .Where(type => !typeof(IMedicalPayload).IsAssignableFrom(type.ClrType) && !typeof(IAuditedPart).IsAssignableFrom(type.ClrType))
            .SelectMany(type => type.GetProperties().Select(property => property.Name).Where(name => AuditDiff.IsField(type.ClrType, name)))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.True(fields.Count > 80, string.Join(' ', fields));
        Findings.None(fields.Where(field => Words.Field(field) == field));
    }

    [Fact]
    public void Kinds_AndActions_HaveAName()
    {
        Findings.None(AuditNames.Kinds.Where(kind => Words.Kind(kind) == Words.Kind("unknown")));
        Findings.None(AuditNames.Groups.SelectMany(group => group.Actions).Where(action => Words.Action(action) == action));
    }

    /// <summary>What the services call their saves is what can be asked for.</summary>
    [Fact]
    public void Actions_OfTheSources_CanBeAskedFor()
    {
        var known = AuditNames.Groups.SelectMany(group => group.Actions).ToHashSet(StringComparer.Ordinal);
        var written = SourceTree
            .Files([".cs"], ["Optica.Data"])
            .SelectMany(file => Described().Matches(file.Text))
            .Select(match => match.Groups["action"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.True(written.Count >= 8, string.Join(' ', written));
        Findings.None(written.Where(action => !known.Contains(action)));
    }

    [Theory]
    [InlineData("order", "Status", "Cancelled", "Anulado")]
    [InlineData("order", "Total", "100000", "$100.000")]
    [InlineData("appointment", "StartsAt", "2026-11-24T15:00:00Z", "24-11-2026 15:00")]
    [InlineData("customer", "DateOfBirth", "1980-05-17", "17-05-1980")]
    [InlineData("customer", "IsActive", "True", "Sí")]
    [InlineData("order", "Status", "Unheard", "Unheard")]
    public void Value_OfAField_IsToldAsItsPageWould(string kind, string field, string value, string told) =>
        Assert.Equal(told, Words.Value(kind, new FieldChange(field, null, value), value));

    [GeneratedRegex("Describe\\(\\s*\"(?<action>[a-z_]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Described();
}
