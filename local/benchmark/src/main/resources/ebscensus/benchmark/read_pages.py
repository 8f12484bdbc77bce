"""Reads so many pages of volumes, one after the other. Prints how many volumes there were in them."""

import sys

import boto3

ec2 = boto3.client("ec2")
print(sum(len(ec2.describe_volumes(MaxResults=500)["Volumes"]) for _ in range(int(sys.argv[1]))))
