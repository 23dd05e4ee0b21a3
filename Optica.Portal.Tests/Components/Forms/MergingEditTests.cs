using Optica.Domain.Common;
using Optica.Domain.Products;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Forms;

/// <summary>Two people change one record: nothing of either is lost unseen.</summary>
public sealed class MergingEditTests
{
    private readonly MergingEdit<ProductInput> edit = new(Stored("Andes", "A-1", 1_000), 1);
    private readonly List<PartialUpdate<ProductInput>> saved = [];
    private (ProductInput Fields, long Version) latest = (Stored("Andes", "A-1", 1_000), 1);

    [Fact]
    public async Task SaveAsync_Unchanged_SavesNothing()
    {
        Assert.Null(await SaveAsync());
        Assert.Empty(saved);
    }

    [Fact]
    public async Task SaveAsync_OneField_SendsThatFieldAndTheVersion()
    {
        edit.Input.UnitPrice = 2_000;

        Assert.Null(await SaveAsync());

        var update = Assert.Single(saved);
        Assert.Equal(("UnitPrice", 2_000, 1), (Assert.Single(update.Fields!), update.Input.UnitPrice, update.Version));
        Assert.NotSame(edit.Input, update.Input);
    }

    [Fact]
    public async Task SaveAsync_OthersChangedAnotherField_BothStand()
    {
        edit.Input.UnitPrice = 2_000;
        latest = (Stored("Andes II", "A-1", 1_000), 2);

        Assert.Null(await SaveAsync());

        Assert.Equal([1, 2], saved.Select(update => update.Version!.Value));
        Assert.Equal("UnitPrice", Assert.Single(saved[1].Fields!));
        Assert.Equal(("Andes II", 2_000), (edit.Input.Name, edit.Input.UnitPrice));
        Assert.Empty(edit.Clashes);
    }

    [Fact]
    public async Task SaveAsync_BothChangedOneField_IsToldAndTheSecondSaveWins()
    {
        (edit.Input.Name, edit.Input.Code) = ("Mío", null);
        latest = (Stored("Suyo", "A-1", 3_000), 2);

        Assert.IsType<VersionConflict>(await SaveAsync());

        Assert.Equal(
            ("Name", "Suyo", "Mío", 3_000),
            (Assert.Single(edit.Clashes), edit.Stored.Name, edit.Input.Name, edit.Input.UnitPrice)
        );
        Assert.Null(await SaveAsync());
        Assert.Equal((2, "Mío"), (saved[^1].Version, saved[^1].Input.Name));
        Assert.Equal(["Code", "Name"], saved[^1].Fields!.Order(StringComparer.Ordinal));
        Assert.Empty(edit.Clashes);
    }

    [Fact]
    public async Task SaveAsync_BothChangedItToTheSame_IsNoClash()
    {
        edit.Input.Name = "Igual";
        latest = (Stored("Igual", "A-1", 1_000), 2);

        Assert.Null(await SaveAsync());
        Assert.Single(saved);
    }

    [Fact]
    public async Task SaveAsync_RecordIsGone_IsTold()
    {
        edit.Input.Name = "x";

        var gone = await edit.SaveAsync(
            _ => Task.FromResult<Result<Done>>(new VersionConflict()),
            () => Task.FromResult<Result<(ProductInput, long)>>(new NotFound())
        );

        Assert.Equal(new NotFound(), gone);
        Assert.Equal("x", edit.Input.Name);
    }

    private static ProductInput Stored(string name, string? code, long price) => Catalog.Frame(name, code, price);

    [Fact]
    public async Task SaveAsync_OthersChangedAnotherField_IsToldAsTaken()
    {
        edit.Input.UnitPrice = 2_000;
        latest = (Stored("Andes II", "A-1", 1_000), 2);

        Assert.Null(await SaveAsync());

        Assert.Equal("Name", Assert.Single(edit.Taken));
        Assert.Equal(("Andes", "Andes II"), (edit.Before.Name, edit.Stored.Name));
    }

    [Fact]
    public async Task SaveAsync_WithLists_TheyAreOneFieldAndStayApart()
    {
        Basket Copy(Basket basket) => new() { Note = basket.Note, Items = [.. basket.Items.Select(item => new Item { Name = item.Name })] };
        var lists = new MergingEdit<Basket>(new Basket { Items = [new Item { Name = "a" }] }, 1, Copy);
        var theirs = new Basket { Items = [new Item { Name = "a" }, new Item { Name = "b" }] };
        var versions = new List<long?>();
        Task<Error?> Save() =>
            lists.SaveAsync(
                update =>
                {
                    versions.Add(update.Version);
                    return Task.FromResult(update.Version == 2 ? default(Done) : (Result<Done>)new VersionConflict());
                },
                () => Task.FromResult<Result<(Basket, long)>>((theirs, 2))
            );

        lists.Input.Note = "mine";
        Assert.Null(await Save());
        Assert.Equal([1, 2], versions);
        Assert.Equal(("Items", 2), (Assert.Single(lists.Taken), lists.Input.Items.Count));

        // what was taken over is typed on without touching what is compared with
        lists.Input.Items[1].Name = "c";
        Assert.Equal("b", lists.Stored.Items[1].Name);
        Assert.Equal("Items", Assert.Single(FieldMerge.Changed(lists.Stored, lists.Input).Except(["Note"])));
    }

    private sealed class Basket
    {
        public string? Note { get; set; }

        public List<Item> Items { get; set; } = [];
    }

    private sealed class Item
    {
        public string? Name { get; set; }
    }

    private Task<Error?> SaveAsync() =>
        edit.SaveAsync(
            update =>
            {
                saved.Add(update);
                return Task.FromResult(update.Version == latest.Version ? default(Done) : (Result<Done>)new VersionConflict());
            },
            () => Task.FromResult<Result<(ProductInput, long)>>((MergingEdit<ProductInput>.Copy(latest.Fields), latest.Version))
        );
}
