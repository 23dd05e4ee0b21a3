using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text;
using Optica.Domain.Resources;

namespace Optica.Portal.Tests.Domain.Resources;

public sealed class DomainTextTests
{
    [Fact]
    public void Words_EnglishAndSpanish_HaveTheSameKeysAndPlaceholders()
    {
        var words = new ResourceManager("Optica.Domain.Resources.DomainText", typeof(DomainText).Assembly);
        var english = Read(words, CultureInfo.InvariantCulture);
        var spanish = Read(words, CultureInfo.GetCultureInfo("es"));

        Assert.True(english.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(spanish.Keys));
        Assert.All(english, entry => Assert.Equal(Placeholders(entry.Value), Placeholders(spanish[entry.Key])));
        Assert.All(english, entry => Assert.False(entry.Value == spanish[entry.Key], entry.Key));
    }

    private static int Placeholders(string text) => CompositeFormat.Parse(text).MinimumArgumentCount;

    private static Dictionary<string, string> Read(ResourceManager words, CultureInfo culture) =>
        words
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}
