using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>Doubts, corrections, lines, copies and kinds: steps that change more than one cell, and their undoing.</summary>
public sealed class EntryStepTests
{
    private const string Usual = "od -2.25 -0.75x180 os -2.00 -0.50x170 add 2.00 pd 31.5/31";

    [Fact]
    public void Doubts_WhilePowersAreTyped_Wait()
    {
        var (desk, _) = Entries.Open(Entries.Values(Usual));

        desk.Type(Entries.Cell("Right.Sphere"), "+2.25");
        Assert.Empty(desk.Doubts);

        desk.Review();
        Assert.NotEmpty(desk.Doubts);
    }

    [Fact]
    public void Fix_Slip_IsNamedCorrectedAndTakenBack()
    {
        var (desk, input) = Entries.Open(Entries.Values(Usual));
        desk.Fill(Entries.Values(Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal)));

        var offer = Assert.IsType<FixOffer>(desk.Offers[0]);
        Assert.Equal(Slip.Sign, offer.Warning.Slip);
        desk.Accept(offer);
        Assert.Equal(-2.25m, input.Right.Sphere);
        Assert.Empty(desk.Doubts);
        Assert.Equal(EntryStep.Fix, desk.Undoable?.Kind);

        desk.Undo();
        Assert.Equal(2.25m, input.Right.Sphere);
        Assert.NotEmpty(desk.Doubts);
        Assert.Null(desk.Undoable);
    }

    [Fact]
    public void Undo_OfAFix_KeepsWhatWasTypedSince()
    {
        var (desk, input) = Entries.Open(Entries.Values(Usual));
        desk.Fill(Entries.Values(Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal)));
        desk.Accept(desk.Offers[0]);
        desk.Type(Entries.Cell("Right.SegmentHeight"), "18");
        desk.Type(Entries.Cell("Left.Sphere"), "-1.75");

        desk.Undo();

        Assert.Equal((2.25m, 18m, -1.75m), (input.Right.Sphere, input.Right.SegmentHeight, input.Left.Sphere));
    }

    [Fact]
    public void Undo_OfALensThatWasTypedOverSince_MixesNothing()
    {
        var (desk, input) = Entries.Open(Entries.Values(Usual));
        desk.Fill(Entries.Values(Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal)));
        desk.Accept(desk.Offers[0]);
        desk.Type(Entries.Cell("Right.Axis"), "175");

        desk.Undo();

        Assert.Equal((-2.25m, -0.75m, 175), (input.Right.Sphere, input.Right.Cylinder, input.Right.Axis));
    }

    [Fact]
    public void Undo_OfALine_GivesBackWhatStoodThere()
    {
        var (desk, input) = Entries.Open();
        desk.Type(Entries.Cell("Right.Sphere"), "+1.00");
        desk.Type(Entries.Cell("Left.Add"), "abc");
        desk.Fill(Entries.Values("od -2 pd 62"));

        desk.Undo();

        Assert.Equal(1m, input.Right.Sphere);
        Assert.Null(input.PdDistance);
        Assert.Equal("abc", desk.Sheet.Text(Entries.Cell("Left.Add")));
    }

    [Fact]
    public void Fill_WhereSomethingIsRefused_TakesItsPlaceOnlyThere()
    {
        var (desk, _) = Entries.Open();
        desk.Type(Entries.Cell("Right.Sphere"), "-225");
        desk.Type(Entries.Cell("Left.Axis"), "200");

        desk.Fill(Entries.Values("od -2.25"));

        Assert.Equal("-2.25", desk.Sheet.Text(Entries.Cell("Right.Sphere")));
        Assert.Equal("200", desk.Sheet.Text(Entries.Cell("Left.Axis")));
    }

    [Fact]
    public void CopyRightToLeft_CopiesWhatIsThereAndErasesNothing()
    {
        var (desk, input) = Entries.Open();
        desk.Fill(Entries.Values("od -2.25 -0.75x180 os +1.00 add 2.50 alt 18"));
        input.Right.Add = null;

        desk.CopyRightToLeft();

        Assert.Equal((-2.25m, -0.75m, 180), (input.Left.Sphere, input.Left.Cylinder, input.Left.Axis));
        Assert.Equal(2.5m, input.Left.Add);
        Assert.Equal(EntryStep.Copy, desk.Undoable?.Kind);
        desk.Undo();
        Assert.Equal(1m, input.Left.Sphere);
    }

    [Fact]
    public void Kind_ContactLensAndBack_SetsAsideAndGivesBack()
    {
        var (desk, input) = Entries.Open();
        desk.Fill(Entries.Values("od -2.25 -0.75x180 2 in alt 18 pd 31.5/31 dv 12"));
        desk.Type(Entries.Cell("Left.SegmentHeight"), "abc");

        Switch(desk, input, PrescriptionKind.ContactLens);
        Assert.Null(input.Right.PdDistance ?? input.Right.HorizontalPrism ?? input.VertexDistance ?? input.Right.SegmentHeight);
        Assert.Equal(-2.25m, input.Right.Sphere);
        Assert.Empty(desk.Sheet.Refusals);
        desk.Type(Entries.Cell("Right.BaseCurve"), "8.6");

        Switch(desk, input, PrescriptionKind.Reading);
        Assert.Equal(
            (31.5m, 2m, 12m, 18m),
            (input.Right.PdDistance, input.Right.HorizontalPrism, input.VertexDistance, input.Right.SegmentHeight)
        );
        Assert.Null(input.Right.BaseCurve);

        Switch(desk, input, PrescriptionKind.ContactLens);
        Assert.Equal(8.6m, input.Right.BaseCurve);
    }

    [Fact]
    public void Fill_WhatAContactLensDoesNotHave_IsSetAside()
    {
        var (desk, input) = Entries.Open(kind: PrescriptionKind.ContactLens);

        desk.Fill(Entries.Values("od -2.25 cb 8.6 pd 62"));

        Assert.True(desk.HasSetAside);
        Assert.Null(input.PdDistance);
        Assert.Equal(8.6m, input.Right.BaseCurve);
        Switch(desk, input, PrescriptionKind.SingleVision);
        Assert.Equal(62m, input.PdDistance);
    }

    [Fact]
    public void Notes_AboutWhatMayStillBeTyped_WaitUntilSaving()
    {
        var (desk, _) = Entries.Open();
        desk.Fill(Entries.Values("od -4.25 os -4.00 add 2"));
        Assert.DoesNotContain(desk.Notes, note => note.Code == "vertex_advised");

        desk.Review(saving: true);
        Assert.Contains(desk.Notes, note => note.Code == "vertex_advised");
    }

    private static void Switch(EntryDesk desk, PrescriptionInput input, PrescriptionKind kind)
    {
        input.Kind = kind;
        desk.Follow();
    }
}
