using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Domain.Access;

/// <summary>What a change of role gives and takes.</summary>
public sealed class RightsPreviewTests
{
    [Fact]
    public void Of_EveryPairOfRoles_IsTheDifferenceOfTheTable()
    {
        foreach (var before in Enum.GetValues<StaffRole>())
        {
            foreach (var after in Enum.GetValues<StaffRole>())
            {
                var preview = RightsPreview.Of((before, false), (after, false));
                Assert.True(Permissions.ByRole[after].SetEquals(Permissions.ByRole[before].Except(preview.Lost).Union(preview.Gained)));
                Assert.Equal(before == after, preview.IsSame);
            }
        }
    }

    [Fact]
    public void Of_Branches_TellsWhichComeAndGo()
    {
        var (one, two, three) = (Ids.New(new DateTime(2026, 1, 1)), Ids.New(new DateTime(2026, 1, 2)), Ids.New(new DateTime(2026, 1, 3)));
        Guid[] known = [three, two, one];
        var sales = new UserRightsInput { Role = StaffRole.Sales, BranchIds = [one, two] };
        var super = new UserRightsInput { Role = StaffRole.SuperAdmin };

        var moved = RightsPreview.Of(sales, new() { Role = StaffRole.Sales, BranchIds = [two, three] }, known);
        Assert.Equal([three], moved.BranchesGained);
        Assert.Equal([one], moved.BranchesLost);
        Assert.False(moved.IsSame);
        // whoever becomes a super admin has every branch, and loses what they are no member of when they are none any more
        Assert.Equal([three], RightsPreview.Of(sales, super, known).BranchesGained);
        Assert.Empty(RightsPreview.Of(sales, super, known).BranchesLost);
        Assert.Equal([three], RightsPreview.Of(super, sales, known).BranchesLost);
        Assert.True(RightsPreview.Of(sales, sales, known).IsSame);
    }

    [Fact]
    public void Of_ClinicalByName_CountsForAdminsOnly()
    {
        Assert.Equal([Permissions.Clinical], RightsPreview.Of((StaffRole.BranchAdmin, false), (StaffRole.BranchAdmin, true)).Gained);
        Assert.Contains(Permissions.Clinical, RightsPreview.Of((StaffRole.BranchAdmin, true), (StaffRole.Sales, true)).Lost);
        Assert.True(RightsPreview.Of((StaffRole.Optometrist, false), (StaffRole.Optometrist, true)).IsSame);
    }
}
